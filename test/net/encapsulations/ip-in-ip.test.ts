import { describe, expect, it } from 'vitest';
import { bytes, ethernet, ipv4, ipv6, tcp } from '../../build/packets.js';
import { dissected } from '../dissected.js';

const segment = tcp({ sourcePort: 1, destinationPort: 443 }, bytes('hi'));
const outer4 = { from: '192.0.2.1', to: '192.0.2.2' };
const outer6 = { from: '2001:db8::1', to: '2001:db8::2' };
const inner4 = ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, segment);
const inner6 = ipv6({ from: 'fd00::5', to: 'fd00::9' }, segment);

describe('IP in IP', () => {
  it.each([
    ['4 in 4', ipv4({ ...outer4, protocol: 4 }, inner4), '10.0.0.9 443'],
    ['6 in 4', ipv4({ ...outer4, protocol: 41 }, inner6), 'fd00::9 443'],
    ['4 in 6', ipv6({ ...outer6, protocol: 4 }, inner4), '10.0.0.9 443'],
    ['6 in 6', ipv6({ ...outer6, protocol: 41 }, inner6), 'fd00::9 443'],
  ])('gives the inner addresses: %s', (_, packet, to) => {
    expect(dissected(ethernet(packet))).toMatchObject([{ is: 'segment', to, payload: '6869' }]);
  });

  it('is malformed in any great depth', () => {
    const wrap = (packet: Uint8Array) => ipv4({ ...outer4, protocol: 4 }, packet);
    const nested = (depth: number): Uint8Array => wrap(depth === 0 ? inner4 : nested(depth - 1));
    expect(dissected(ethernet(nested(40)))).toMatchObject([{ reason: 'malformed' }]);
  });
});
