import type { Peel } from '../link/peel.js';
import type { Encapsulation } from './encapsulation.js';
import bridging from './encapsulations/bridging.js';
import ipInIp from './encapsulations/ip-in-ip.js';
import mpls from './encapsulations/mpls.js';
import pppoe from './encapsulations/pppoe.js';
import vlan from './encapsulations/vlan.js';

/** All that may stand between the link and the innermost IP. A new one is a file in encapsulations/ and a line here. */
export const encapsulations: readonly Encapsulation[] = [bridging, ipInIp, mpls, pppoe, vlan];

const byEtherType = new Map(encapsulations.flatMap((e) => e.etherTypes.map((type) => [type, e.peel] as const)));
const byIpProtocol = new Map(encapsulations.flatMap((e) => e.ipProtocols.map((number) => [number, e.peel] as const)));

export function peelOfEtherType(type: number): Peel | undefined {
  return byEtherType.get(type);
}

export function peelOfIpProtocol(protocol: number): Peel | undefined {
  return byIpProtocol.get(protocol);
}
