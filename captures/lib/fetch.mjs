// A Node client as people write it: node fetch.mjs URL [maxVersion].
import { get } from 'node:https';

const [url, maxVersion] = process.argv.slice(2);
get(url, { maxVersion }, (answer) => {
  answer.on('data', () => {}).on('end', () => console.log(answer.statusCode));
}).on('error', (error) => {
  console.log(String(error), error.code);
  process.exitCode = 1;
});
