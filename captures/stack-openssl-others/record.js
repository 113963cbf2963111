import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { meet, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'lua5.3', 'tclsh', 'w3m', 'socat', 'ncat'];
export const keeps = ['root.pem'];
export const network = STACKS;

const LUA = `
local tcp = require('socket').tcp()
tcp:connect(arg[1], arg[2])
local tls = require('ssl').wrap(tcp, { mode = 'client', protocol = 'any', cafile = 'root.pem', verify = 'peer', options = 'all' })
tls:sni(arg[1])
local ok, problem = tls:dohandshake()
if ok then tls:send('GET / HTTP/1.0\\r\\n\\r\\n') end
print(ok and tls:receive('*l') or problem)
tls:close()
`;
const TCL = `
package require tls
package require http
http::register https 443 [list tls::socket -autoservername 1 -require 1 -cafile root.pem]
if {[catch {puts [http::code [http::geturl [lindex $argv 0]]]} problem]} {puts $problem}
`;

export async function record(scene) {
  await serveThree(scene);
  writeFileSync(join(scene.work, 'client.lua'), LUA);
  writeFileSync(join(scene.work, 'client.tcl'), TCL);
  await scene.capture();
  await meet(scene, ({ host, port }) => ['lua5.3', 'client.lua', host, port]);
  await meet(scene, ({ url }) => ['tclsh', 'client.tcl', url]);
  await meet(scene, ({ url }) => ['w3m', '-dump', url], { env: { HOME: scene.work } });
  await meet(scene, ({ host, port }) => ['socat', '-T3', '-', `OPENSSL:${host}:${port},cafile=root.pem`], { input: 'GET / HTTP/1.0\r\n\r\n' });
  const ncat = ({ host, port }) => ['ncat', '--ssl-verify', '--ssl-trustfile', 'root.pem', host, port];
  await meet(scene, ncat, { input: 'GET / HTTP/1.0\r\n\r\n' });
  await scene.endCapture();
}
