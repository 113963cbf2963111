// An unbound that answers from what its configuration says, on one address of the server's machine.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes and starts it; `lines` go into its `server:` block and `more` behind that. */
export async function unbound(scene, { address = '10.0.0.9', name = 'unbound', lines = [], more = '' } = {}) {
  writeFileSync(join(scene.work, `${name}.conf`), `server:
  interface: ${address}
  access-control: 10.0.0.0/24 allow
  username: ""
  chroot: ""
  directory: "${scene.work}"
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  do-ip6: no
  module-config: "iterator"
${lines.map((line) => `  ${line}`).join('\n')}
remote-control:
  control-enable: no
${more}
`);
  return scene.serve(['unbound', '-c', `${name}.conf`], { port: 53, quiet: true });
}
