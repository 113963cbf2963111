// A server for Node.js from 0.8 on: PORT [JSON with more options; "dhparam" names a file].
var https = require('https');
var fs = require('fs');

var options = JSON.parse(process.argv[3] || '{}');
options.key = fs.readFileSync('server.key');
options.cert = fs.readFileSync('chain.pem');
if (options.dhparam) options.dhparam = fs.readFileSync(options.dhparam);

var server = https.createServer(options, function (request, response) {
  response.writeHead(204, { Connection: 'close' });
  response.end();
});
server.on('clientError', function (error) { console.log(String(error)); });
server.on('tlsClientError', function (error) { console.log(String(error)); });
server.listen(Number(process.argv[2]), '0.0.0.0');
