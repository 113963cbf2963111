import { describe, expect, it } from 'vitest';
import { isExtension } from '../../src/net/ip-extensions.js';
import { bytes, ethernet, fragment6, ipv4, ipv6, tcp, u32 } from '../build/packets.js';
import { dissected } from './dissected.js';

const ends = { from: '2001:db8::5', to: '2001:db8::9' };
const segment = tcp({ sourcePort: 51_034, destinationPort: 443 }, bytes('hi'));
const options = (next: number, units = 0) => bytes(next, units, new Uint8Array(6 + units * 8));
const authentication = (next: number) => bytes(next, 4, new Uint8Array(22));

describe('extension headers', () => {
  it.each([
    ['hop-by-hop options', 0, options(6)],
    ['long destination options', 60, options(6, 2)],
    ['routing', 43, options(6, 2)],
    ['mobility', 135, options(6)],
    ['authentication', 51, authentication(6)],
    ['several', 0, bytes(options(60), options(43), options(51, 1), authentication(6))],
    ['a fragment that is alone', 44, fragment6(6, 7, 0, false, bytes())],
  ])('are stepped over: %s', (_, protocol, headers) => {
    const packet = ethernet(ipv6({ ...ends, protocol }, bytes(headers, segment)));
    expect(dissected(packet)).toMatchObject([{ is: 'segment', to: '2001:db8::9 443', payload: '6869' }]);
  });

  it('are stepped over where authentication stands behind IPv4', () => {
    const fields = { from: '10.0.0.5', to: '10.0.0.9', protocol: 51 };
    expect(dissected(ethernet(ipv4(fields, bytes(authentication(6), segment))))).toMatchObject([{ is: 'segment', payload: '6869' }]);
  });

  it('are malformed where they reach beyond the packet, and cut where the capture ends first', () => {
    const packet = ethernet(ipv6({ ...ends, protocol: 0 }, options(6, 9)));
    expect(dissected(packet.subarray(0, 60), { data: packet.subarray(0, 60), wireLength: 134 })).toMatchObject([
      { reason: 'cut' },
      { reason: 'cut' },
    ]);
    expect(dissected(ethernet(ipv6({ ...ends, protocol: 0 }, bytes(6, 9, new Uint8Array(6)))))).toMatchObject([
      { reason: 'malformed' },
    ]);
  });

  it('end with what is no transport', () => {
    const nothing = ethernet(ipv6({ ...ends, protocol: 0 }, options(59)));
    const encrypted = ethernet(ipv6({ ...ends, protocol: 50 }, u32(1, 2)));
    expect(dissected(nothing, encrypted)).toMatchObject(Array(2).fill({ reason: 'other-protocol' }));
  });

  it('are no transports', () => {
    expect([0, 43, 44, 51, 60, 135].every(isExtension)).toBe(true);
    expect([1, 6, 17, 50, 58, 59].some(isExtension)).toBe(false);
  });
});
