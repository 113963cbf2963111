// A server on rustls: Deno.serve.
const [port] = Deno.args;
const cert = Deno.readTextFileSync('chain.pem');
const key = Deno.readTextFileSync('server.key');
Deno.serve({ port: Number(port), cert, key }, () => new Response('{"status":"up"}\n'));
