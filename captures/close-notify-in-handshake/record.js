import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'java'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('Cancelled.java');
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  const silent = ['/usr/bin/python3', '-c',
    'import socket, time; s = socket.create_server(("", 8443)); c = s.accept(); time.sleep(60)'];
  await scene.serve(silent, { port: 8443, label: 'Server, one that accepts and says nothing' });
  await scene.capture();
  await scene.client(['java', '-Djdk.tls.client.protocols=TLSv1.2', 'Cancelled.java', 'https://api.example.com:443/']);
  await scene.client(['java', 'Cancelled.java', 'https://api.example.com:443/']);
  await scene.client(['java', 'Cancelled.java', 'https://api.example.com:8443/']);
  await scene.endCapture();
}
