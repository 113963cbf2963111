// A Node.js client that pins the server's key in checkServerIdentity, as its documentation shows.
import { createHash } from 'node:crypto';
import { get } from 'node:https';
import { checkServerIdentity } from 'node:tls';

const [pin, url] = process.argv.slice(2);

function checkPin(host, certificate) {
  const found = createHash('sha256').update(certificate.pubkey).digest('base64');
  return checkServerIdentity(host, certificate) ?? (found === pin ? undefined : new Error('pinned key not found'));
}

get(url, { checkServerIdentity: checkPin }, ({ statusCode }) => console.log(statusCode))
  .on('error', (error) => {
    console.error(String(error));
    process.exitCode = 1;
  });
