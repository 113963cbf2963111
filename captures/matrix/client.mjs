// A Node client: node client.mjs URL VERSION, with three seconds' patience.
import { get } from 'node:https';

const [url, version] = process.argv.slice(2);
const request = get(url, { maxVersion: `TLSv${version}`, timeout: 3000 }, (answer) => {
  answer.on('data', () => {}).on('end', () => console.log(answer.statusCode));
});
request.on('timeout', () => request.destroy(new Error('timed out')));
request.on('error', (error) => {
  console.log(String(error), error.code ?? '');
  process.exitCode = 1;
});
