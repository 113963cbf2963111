// An nginx that keeps all its files in one folder and its log where it can be read.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes nginx.conf with one or more `server` blocks; `server` is the text between their braces. */
export function writeNginxConfig(folder, ...servers) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${folder}/tmp-${name};`).join('\n');
  writeFileSync(join(folder, 'nginx.conf'), `user root;
worker_processes 1;
pid nginx.pid;
error_log error.log info;
events { worker_connections 64; }
http {
${temporary}
  access_log access.log;
  server_tokens off;
  default_type application/json;
${servers.map((server) => `  server {\n${server.trim().replace(/^ */gm, '    ')}\n  }`).join('\n')}
}
`);
}

const HTTPS_DEFAULTS = {
  chain: 'chain.pem',
  key: 'server.key',
  protocols: 'TLSv1.2 TLSv1.3',
  name: 'api.example.com',
  more: '',
};

/** The plain virtual host that most recordings use. */
export function httpsServer(settings = {}) {
  const { chain, key, protocols, name, more } = { ...HTTPS_DEFAULTS, ...settings };
  return `
    listen 443 ssl;
    server_name ${name};
    ssl_certificate ${chain};
    ssl_certificate_key ${key};
    ssl_protocols ${protocols};
    ${more}
    location / { return 200 '{"status":"up"}\\n'; }`;
}

/** What nginx wrote about its clients: access.log, and error.log without the lines about its own start and stop. */
export function nginxLog(folder) {
  const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
  const about = read('error.log').split('\n').filter((line) => /\*\d+/.test(line)).join('\n');
  return { error: about, access: read('access.log') };
}
