// Apache Traffic Server in a folder of its own, in front of an nginx that answers in the clear.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SETTINGS = `
CONFIG proxy.config.admin.user_id STRING #-1
CONFIG proxy.config.crash_log_helper STRING NULL
CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.exec_thread.limit INT 2
CONFIG proxy.config.http.server_ports STRING 443:ssl
CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.http.keep_alive_no_activity_timeout_in INT 60
CONFIG proxy.config.reverse_proxy.enabled INT 1
CONFIG proxy.config.url_remap.remap_required INT 1
CONFIG proxy.config.diags.output.status STRING E
CONFIG proxy.config.diags.output.note STRING E
CONFIG proxy.config.diags.output.error STRING E
CONFIG proxy.config.diags.output.fatal STRING E
CONFIG proxy.config.ssl.TLSv1_3 INT 1
CONFIG proxy.config.ssl.server.max_early_data INT 16384
CONFIG proxy.config.ssl.server.allow_early_data_params INT 1
`;

/** Writes the configuration; early data is allowed, `plugins` are the lines of plugin.config. */
export function writeTrafficServerConfig(scene, { plugins = '' } = {}) {
  const root = join(scene.work, 'ats');
  const folders = { sysconfdir: 'etc', runtimedir: 'run', logdir: 'log', cachedir: 'cache', localstatedir: 'var' };
  for (const folder of Object.values(folders)) mkdirSync(join(root, folder), { recursive: true });
  const layout = { prefix: root, bindir: '/usr/bin', libexecdir: scene.work, datadir: '/usr/share/trafficserver' };
  for (const [name, folder] of Object.entries(folders)) layout[name] = join(root, folder);
  const lines = Object.entries(layout).map(([name, path]) => `${name}: ${path}\n`);
  writeFileSync(join(root, 'runroot.yaml'), lines.join(''));
  const files = {
    'records.config': `${SETTINGS.trim()}
CONFIG proxy.config.ssl.server.cert.path STRING ${scene.work}
CONFIG proxy.config.ssl.server.private_key.path STRING ${scene.work}
`,
    'ssl_multicert.config': 'dest_ip=* ssl_cert_name=chain.pem ssl_key_name=server.key\n',
    'remap.config': 'map https://api.example.com/ http://127.0.0.1:8080/\n',
    'plugin.config': plugins,
    'storage.config': '',
    'sni.yaml': 'sni: []\n',
    'ip_allow.yaml': 'ip_allow:\n  - apply: in\n    ip_addrs: 0/0\n    action: allow\n    methods: ALL\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'etc', name), text);
  chmodSync(root, 0o755);
}

export function trafficServer(scene, settings = {}) {
  return scene.serve(['traffic_server'], { env: { TS_RUNROOT: join(scene.work, 'ats') }, ...settings });
}
