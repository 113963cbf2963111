import { describe, expect, it } from 'vitest';
import { bytes, ethernet, ipv6, tcp } from '../build/packets.js';
import { dissected } from './dissected.js';

const ends = { from: '2001:db8::5', to: '2001:db8::9' };
const segment = (payload = '') => tcp({ sourcePort: 51_034, destinationPort: 443 }, bytes(payload));

describe('IPv6', () => {
  it('gives addresses and hop limit, and no identification', () => {
    expect(dissected(ethernet(ipv6({ ...ends, hopLimit: 57 }, segment('hi'))))).toMatchObject([
      { is: 'segment', from: '2001:db8::5 51034', to: '2001:db8::9 443', ttl: 57, ipId: -1, payload: '6869' },
    ]);
  });

  it('leaves out what stands behind its payload', () => {
    const packet = bytes(ethernet(ipv6(ends, segment('hi'))), 'trailer');
    expect(dissected(packet)).toMatchObject([{ payload: '6869', payloadLength: 2 }]);
  });

  it('takes the frame for the length where that is 0, as in packets too large for the field', () => {
    const packet = ethernet(ipv6({ ...ends, payloadLength: 0 }, segment('hi')));
    expect(dissected(packet)).toMatchObject([{ payload: '6869', payloadLength: 2 }]);
  });

  it('is cut or malformed where its header is short', () => {
    const data = ethernet(ipv6(ends, segment())).subarray(0, 14 + 39);
    expect(dissected({ data, wireLength: 74 })).toMatchObject([{ reason: 'cut' }]);
    expect(dissected(data)).toMatchObject([{ reason: 'malformed' }]);
  });

  it('refuses another version', () => {
    const ip = ipv6(ends, segment());
    ip[0] = 0x40;
    expect(dissected(ethernet(ip, 0x86dd))).toMatchObject([{ reason: 'malformed' }]);
  });
});
