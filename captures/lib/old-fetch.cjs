// A client for Node.js from 0.8 on: HOST PORT [secureProtocol].
var tls = require('tls');
var fs = require('fs');

var host = process.argv[2];
var options = { host: host, port: Number(process.argv[3]), servername: host, ca: [fs.readFileSync('root.pem')] };
if (process.argv[4]) options.secureProtocol = process.argv[4];

var socket = tls.connect(options.port, host, options, function () {
  console.log(process.version + ' with OpenSSL ' + process.versions.openssl);
  socket.write('GET / HTTP/1.0\r\n\r\n');
});
socket.on('data', function (data) { console.log(String(data).split('\r\n')[0]); });
socket.on('error', function (error) {
  console.log(process.version + ' with OpenSSL ' + process.versions.openssl + '\n' + error);
  process.exit(1);
});
