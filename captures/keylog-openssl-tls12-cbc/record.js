import { makeBothKinds, sayBySuite, serveEverySuite } from '../lib/every-suite.js';

const SUITES = ['AES128-SHA', 'DHE-RSA-AES256-SHA', 'ECDHE-ECDSA-AES128-SHA', 'AES256-SHA256', 'DHE-RSA-AES128-SHA256',
  'ECDHE-RSA-AES256-SHA384', 'ECDHE-ECDSA-AES256-SHA384', 'CAMELLIA128-SHA256', 'ECDHE-RSA-CAMELLIA256-SHA384', 'NULL-SHA256'];

export async function record(scene) {
  makeBothKinds(scene);
  await serveEverySuite(scene);
  await scene.capture();
  for (const more of [[], ['-no_etm']]) {
    for (const suite of SUITES) await sayBySuite(scene, ['-tls1_2', ...more, '-cipher', `${suite}:@SECLEVEL=0`]);
  }
  await scene.endCapture();
}
