import { makeBothKinds, sayBySuite, serveEverySuite } from '../lib/every-suite.js';

const SUITES = ['AES128-SHA', 'DHE-RSA-AES256-SHA', 'ECDHE-ECDSA-AES128-SHA', 'CAMELLIA256-SHA', 'NULL-SHA'];

export async function record(scene) {
  makeBothKinds(scene);
  await serveEverySuite(scene);
  await scene.capture();
  for (const version of ['-tls1', '-tls1_1']) {
    for (const more of [[], ['-no_etm']]) {
      for (const suite of SUITES) await sayBySuite(scene, [version, ...more, '-cipher', `${suite}:@SECLEVEL=0`]);
    }
  }
  await scene.endCapture();
}
