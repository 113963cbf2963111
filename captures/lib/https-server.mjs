// A Node server as people write it: node https-server.mjs PORT.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

createServer({ cert: readFileSync('chain.pem'), key: readFileSync('server.key') }, (request, response) => {
  response.end('{"status":"up"}\n');
}).listen(Number(process.argv[2]));
