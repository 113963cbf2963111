// The Node client for all versions since 8: node fetch.cjs URL.
const { get } = require('https');

console.log(process.version, 'with OpenSSL', process.versions.openssl);
get(process.argv[2], (answer) => {
  answer.on('data', () => {}).on('end', () => console.log(answer.statusCode));
}).on('error', (error) => {
  console.log(String(error), error.code);
  process.exitCode = 1;
});
