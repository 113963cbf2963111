import { canOpen, findProgram, mayCapture, whyNoCap } from '../io/machine.js';

/** One way to capture live, and whether it works here. */
export interface Engine {
  name: 'cap' | 'dumpcap' | 'tcpdump';
  isThere: boolean;
  isPermitted: boolean;
  path?: string;
  says: string;
  /** The exact command that mends it. */
  mend?: string;
}

/** Those in the order in which `watch` prefers them. */
const names: readonly Engine['name'][] = ['cap', 'dumpcap', 'tcpdump'];

/** How the engines stand. `probe` is an interface to try them on. */
export async function engines(probe: string, wanted = names): Promise<Engine[]> {
  return Promise.all(wanted.map((name) => (name === 'cap' ? capEngine() : programEngine(name, probe))));
}

function capEngine(): Engine {
  if (whyNoCap() !== undefined) {
    const says = 'not built (it needs libpcap\'s headers, Python and a C++ compiler); everything else works without it';
    return { name: 'cap', isThere: false, isPermitted: false, says, mend: `${installer('libpcap-dev build-essential python3')} && npm rebuild cap` };
  }
  if (mayCapture()) return { name: 'cap', isThere: true, isPermitted: true, says: 'built, and this process may capture' };
  const says = 'built, but this process may not open interfaces';
  return { name: 'cap', isThere: true, isPermitted: false, says, mend: `sudo setcap cap_net_raw+ep "${process.execPath}"  # gives it to every script of this Node` };
}

async function programEngine(name: 'dumpcap' | 'tcpdump', probe: string): Promise<Engine> {
  const path = findProgram(name);
  const packages = name === 'dumpcap' ? 'wireshark-common' : 'tcpdump';
  if (!path) return { name, isThere: false, isPermitted: false, says: 'not found', mend: installer(packages) };
  if (await canOpen(path, probe)) return { name, isThere: true, isPermitted: true, path, says: path };
  return { name, isThere: true, isPermitted: false, path, says: `${path}, but it may not open interfaces`, mend: permission(name, path) };
}

/** Only what capturing needs, not all of root. */
function permission(name: 'dumpcap' | 'tcpdump', path: string): string {
  if (name === 'dumpcap') return 'sudo dpkg-reconfigure wireshark-common && sudo usermod -aG wireshark "$USER"  # then log in again';
  return `sudo setcap cap_net_raw+ep "${path}"`;
}

function installer(packages: string): string {
  if (findProgram('apt-get')) return `sudo apt-get install ${packages}`;
  if (findProgram('dnf')) return `sudo dnf install ${packages.replace('libpcap-dev build-essential', 'libpcap-devel gcc-c++ make').replace('wireshark-common', 'wireshark-cli')}`;
  if (findProgram('apk')) return `sudo apk add ${packages.replace('build-essential', 'build-base')}`;
  if (findProgram('brew')) return `brew install ${packages.replace('libpcap-dev build-essential python3', 'libpcap python3').replace('wireshark-common', 'wireshark')}`;
  return `install ${packages}`;
}
