// Servers by their TLS library: each on a port of its own, each asked once with TLS 1.3 and once with TLS 1.2.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opensslClient } from './openssl.js';

export const HOST = 'api.example.com';

/** Two connections to every port, in order: TLS 1.3, then TLS 1.2, with the same client. */
export async function askEach(scene, ports) {
  for (const port of ports) {
    for (const version of ['-tls1_3', '-tls1_2']) {
      const more = ['-alpn', 'http/1.1', '-status', version];
      await scene.client(opensslClient(HOST, port, ...more), { input: 'GET / HTTP/1.0\r\n\r\n' });
    }
  }
}

/** Writes a file into the folder where the programs run. */
export function put(scene, name, text) {
  writeFileSync(join(scene.work, name), text);
}
