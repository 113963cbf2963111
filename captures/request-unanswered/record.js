import { makeCompany } from '../lib/company.js';
import { JAVA_TRUST, makeJavaTrust } from '../lib/java.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { sleep } from '../lib/processes.js';

export const needs = ['nginx', 'curl', 'go', 'java', 'openssl'];
export const keeps = ['root.pem'];

const KEYS = { env: { SSLKEYLOGFILE: 'keys.log' } };

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await makeJavaTrust(scene);
  scene.bring('patient.go', 'tardy.go', 'Patient.java', 'patient.py', 'one-way.py');
  for (const name of ['patient', 'tardy']) await scene.prepare(['go', 'build', '-o', name, `${name}.go`], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.prepare(['javac', 'Patient.java']);
  const go = await scene.serve(['./tardy', ':8444'], { port: 8444 });
  const proxied = httpsServer().replace(/location[^]*/, 'location / { proxy_pass http://127.0.0.1:8080; }');
  writeNginxConfig(scene.work, proxied, proxied.replace('443 ssl', '8443 ssl http2'));
  await scene.nginx();
  await scene.serve(['openssl', 's_server', '-accept', '6514', '-quiet', '-cert', 'server.pem', '-cert_chain', 'issuing.pem', '-key', 'server.key'], { port: 6514, input: 'open' });
  await scene.capture();
  await unanswered(scene);
  await stopped(scene, go);
  await healthy(scene);
  await scene.endCapture();
}

/** nginx with a backend that hangs, by HTTP/1.1 and HTTP/2; then the Go server itself. */
async function unanswered(scene) {
  const [http1, http2, direct] = [443, 8443, 8444].map((port) => `https://api.example.com:${port}/hang`);
  const curl = (...more) => scene.client(['curl', '-sS', '--max-time', '3', ...more], KEYS);
  await curl(http1);
  await curl('--tls-max', '1.2', http1);
  await curl(http2);
  await curl('--tls-max', '1.2', http2);
  await scene.client(['java', ...JAVA_TRUST, 'Patient', http1]);
  await scene.client(['java', ...JAVA_TRUST, '-Djdk.tls.client.protocols=TLSv1.2', 'Patient', http1]);
  await scene.client(['/usr/bin/python3', 'patient.py', http1], KEYS);
  await scene.client(['/usr/bin/python3', 'patient.py', '--tls12', http1], KEYS);
  await scene.client(['./patient', direct], KEYS);
  await scene.client(['./patient', '-http1', direct], KEYS);
  await scene.client(['./patient', '-tls12', direct], KEYS);
}

/** The process stands still, its kernel does not. */
async function stopped(scene, go) {
  for (const more of [[], ['--tls12']]) {
    const client = scene.client(['/usr/bin/python3', 'patient.py', '--before', '1', ...more, 'https://api.example.com:8444/'], KEYS);
    await sleep(700);
    process.kill(go.pid, 'SIGSTOP');
    await client;
    process.kill(go.pid, 'SIGCONT');
  }
}

/** Slow and well: an answer after three seconds, a connection kept after the answer, a sender of logs. */
async function healthy(scene) {
  await scene.client(['curl', '-sS', '--max-time', '9', 'https://api.example.com/slow'], KEYS);
  await scene.client(['curl', '-sS', '--max-time', '9', 'https://api.example.com:8443/slow'], KEYS);
  await scene.client(['./patient', '-idle', '4s', 'https://api.example.com:8444/'], KEYS);
  await scene.client(['./patient', '-idle', '4s', 'https://api.example.com:8443/'], KEYS);
  await scene.client(['/usr/bin/python3', 'patient.py', '--after', '4', 'https://api.example.com/'], KEYS);
  await scene.client(['/usr/bin/python3', 'one-way.py'], KEYS);
}
