import { makeBothKinds, sayBySuite, serveEverySuite } from '../lib/every-suite.js';

const SUITES = ['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'DHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'DHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'AES128-CCM',
  'DHE-RSA-AES256-CCM', 'AES256-CCM8', 'ECDHE-ECDSA-AES128-CCM8', 'ARIA128-GCM-SHA256', 'ECDHE-ARIA256-GCM-SHA384'];

export async function record(scene) {
  makeBothKinds(scene);
  await serveEverySuite(scene);
  await scene.capture();
  for (const suite of SUITES) await sayBySuite(scene, ['-tls1_2', '-cipher', `${suite}:@SECLEVEL=0`]);
  await scene.endCapture();
}
