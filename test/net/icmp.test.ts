import { describe, expect, it } from 'vitest';
import { bytes, ethernet, fragment6, icmp, ipv4, ipv6, tcp, udp } from '../build/packets.js';
import { dissected } from './dissected.js';

const segment = tcp({ sourcePort: 51_034, destinationPort: 443, seq: 0xfedcba98 }, bytes('payload'));
const sent4 = ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, segment);
const sent6 = ipv6({ from: '2001:db8::5', to: '2001:db8::9' }, segment);
const error4 = (type: number, code: number, rest = 0, quoted = sent4.subarray(0, 28)) =>
  ethernet(ipv4({ from: '10.0.0.1', to: '10.0.0.5', protocol: 1 }, icmp(type, code, rest, quoted)));
const error6 = (type: number, code: number, rest = 0, quoted = sent6) =>
  ethernet(ipv6({ from: '2001:db8::1', to: '2001:db8::5', protocol: 58 }, icmp(type, code, rest, quoted)));

describe('ICMP errors', () => {
  it('quote addresses, ports and sequence number from eight bytes', () => {
    expect(dissected(error4(3, 3))).toEqual([{
      is: 'icmp', kind: 'unreachable', type: 3, code: 3, mtu: 0, quotedSeq: 0xfedcba98,
      quoted: '10.0.0.5 51034 > 10.0.0.9 443 protocol 6',
    }]);
    expect(dissected(error6(1, 4))).toMatchObject([
      { kind: 'unreachable', quotedSeq: 0xfedcba98, quoted: '2001:db8::5 51034 > 2001:db8::9 443 protocol 6' },
    ]);
  });

  it.each([
    [3, 1, 'unreachable'], [3, 4, 'too-big'], [3, 9, 'prohibited'], [3, 10, 'prohibited'], [3, 13, 'prohibited'],
    [11, 0, 'time-exceeded'], [12, 0, 'other'],
  ])('of IPv4, type %i code %i, are %s', (type, code, kind) => {
    expect(dissected(error4(type, code))).toMatchObject([{ kind, type, code }]);
  });

  it.each([
    [1, 0, 'unreachable'], [1, 1, 'prohibited'], [1, 5, 'prohibited'], [1, 6, 'prohibited'],
    [2, 0, 'too-big'], [3, 0, 'time-exceeded'], [4, 1, 'other'],
  ])('of IPv6, type %i code %i, are %s', (type, code, kind) => {
    expect(dissected(error6(type, code))).toMatchObject([{ kind, type, code }]);
  });

  it('give the MTU of the next hop', () => {
    expect(dissected(error4(3, 4, 1400), error6(2, 0, 1280))).toMatchObject([{ mtu: 1400 }, { mtu: 1280 }]);
    expect(dissected(error4(3, 1, 1400))).toMatchObject([{ mtu: 0 }]);
  });

  it('go through extension headers in the quote', () => {
    const quoted = ipv6({ from: '2001:db8::5', to: '2001:db8::9', protocol: 44 }, fragment6(6, 1, 0, true, segment));
    expect(dissected(error6(2, 0, 1280, quoted))).toMatchObject([{ quotedSeq: 0xfedcba98 }]);
  });

  it('have no sequence number where UDP is quoted', () => {
    const quoted = ipv4({ from: '10.0.0.5', to: '10.0.0.9', protocol: 17 }, udp(40_000, 53, bytes('hi')));
    expect(dissected(error4(3, 3, 0, quoted))).toMatchObject([
      { quoted: '10.0.0.5 40000 > 10.0.0.9 53 protocol 17', quotedSeq: 0 },
    ]);
  });

  it('have no ports where the quote is too short, or is a later fragment', () => {
    const later = ipv4({ from: '10.0.0.5', to: '10.0.0.9', offset: 8 }, segment);
    expect(dissected(error4(3, 3, 0, sent4.subarray(0, 23)), error4(3, 3, 0, later))).toMatchObject(
      Array(2).fill({ quoted: '10.0.0.5 0 > 10.0.0.9 0 protocol 6', quotedSeq: 0 }),
    );
  });

  it('are malformed where they quote nothing readable', () => {
    expect(dissected(error4(3, 3, 0, bytes('what?')))).toMatchObject([{ reason: 'malformed' }]);
  });

  it('are not what echoes and neighbours say', () => {
    expect(dissected(error4(8, 0), error6(135, 0))).toMatchObject(Array(2).fill({ reason: 'other-protocol' }));
  });
});
