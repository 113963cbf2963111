import { describe, expect, it } from 'vitest';
import { distrust } from '../../src/x509/distrusted.js';

const day = (text: string) => Date.parse(text);
const startcom = 'C=IL, O=StartCom Ltd., CN=StartCom Certification Authority';

describe('a CA that browsers stopped to believe', () => {
  it('was fine in its time', () => {
    expect(distrust(startcom, day('2014-01-01'), day('2014-04-08'), false)).toBeUndefined();
  });

  it('is refused whenever it issued, once it was removed', () => {
    expect(distrust(startcom, day('2016-01-01'), day('2018-06-01'), false)?.name).toBe('WoSign or StartCom');
  });

  it('may live on under a root of another owner', () => {
    const digicert = 'C=US, O=DigiCert Inc, CN=GeoTrust TLS RSA CA G1';
    expect(distrust(digicert, day('2025-01-01'), day('2025-06-01'), true)).toBeUndefined();
    expect(distrust(digicert, day('2025-01-01'), day('2025-06-01'), false)).toBeUndefined();
    expect(distrust('CN=VeriSign Class 3 Secure Server CA', day('2015-01-01'), day('2019-01-01'), false)).toBeDefined();
  });
});
