import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'go', 'nghttp', 'gnutls-serv'];
export const keeps = ['root.pem'];

const HOST = 'api.example.com';

/** nginx without `http2` sends no ALPN in answer to h2 alone, or an alert, by its version; stunnel knows no ALPN at all. */
export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  const keys = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '4001', ...keys], { port: 4001 });
  scene.bring('grpc_call.py', 'h2only.go');
  await scene.prepare(['go', 'build', '-o', 'h2only', 'h2only.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.capture();
  for (const port of [443, 4001]) {
    await scene.client(['/usr/bin/python3', 'grpc_call.py', `${HOST}:${port}`], { seconds: 10 });
    await scene.client(['nghttp', `https://${HOST}:${port}/`], { seconds: 5, env: { SSLKEYLOGFILE: 'keys.log' } });
    for (const version of ['tls12', 'tls13']) await scene.client(['./h2only', `${HOST}:${port}`, version], { seconds: 5 });
  }
  await scene.endCapture();
}
