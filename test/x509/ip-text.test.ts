import { describe, expect, it } from 'vitest';
import { canonicalIp, ipText } from '../../src/x509/ip-text.js';

describe('ipText and canonicalIp', () => {
  it('spells each address one way', () => {
    expect(ipText(Buffer.from('0a000009', 'hex'))).toBe('10.0.0.9');
    expect(ipText(Buffer.alloc(16))).toBe('::');
    expect(ipText(Buffer.from('0a0000', 'hex'))).toBe('0a0000');
    expect(canonicalIp('[FE80:0::1]')).toBe('fe80::1');
    expect(['1.2.3', '1.2.3.4.', '256.1.1.1', 'a:b', 'host', '::1]/', 'fe80::1%eth0'].map(canonicalIp)).toEqual(
      Array<undefined>(7).fill(undefined),
    );
  });
});
