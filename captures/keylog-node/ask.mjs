// A Node client that takes one cipher suite only, and asks twice: the second time with the session of the first.
import { Agent, get } from 'node:https';

const [url, suite] = process.argv.slice(2);
const maxVersion = suite.startsWith('TLS_') ? 'TLSv1.3' : 'TLSv1.2';
const agent = new Agent({ ciphers: suite, minVersion: maxVersion, maxVersion });

for (let times = 0; times < 2; times++) console.log(await ask());

function ask() {
  return new Promise((told) => {
    get(url, { agent }, (answer) => {
      const { socket } = answer;
      const resumed = socket.isSessionReused() ? 'resumed' : 'full';
      answer.on('data', () => {}).on('end', () => told(`${answer.statusCode} ${socket.getCipher().standardName} ${resumed}`));
    }).on('error', (error) => told(String(error)));
  });
}
