import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Secrets } from '../../../src/cli/secrets.js';
import { trustListFromPem } from '../../../src/x509/trust.js';
import { analysed } from '../../build/reports.js';

const captures = join(import.meta.dirname, '../../../captures');

/** Root causes, or where there is none the status, of a case as it is told with its keys and its company's root. */
async function opened(name: string, withRoot = true): Promise<string[]> {
  const at = (file: string) => join(captures, name, file);
  const secrets = existsSync(at('keys.log')) ? new Secrets(at('keys.log')) : undefined;
  const trust = withRoot ? { trust: trustListFromPem([readFileSync(at('root.pem'), 'utf8')], 'the company’s root') } : {};
  const { told } = await analysed([at('capture.pcap')], { secrets, ...trust });
  return told.map(({ connection: { findings, status } }) => {
    const root = findings.find(({ rootCause }) => rootCause);
    return root ? `${root.rule}, ${root.certainty}` : status;
  });
}

const times = (count: number, verdict: string) => Array.from({ length: count }, () => verdict);
const unread = 'alert/encrypted-refusal, likely';

describe('recorded faults of certificates, with the session keys and the company’s root', () => {
  it('prove a wrong key under TLS 1.0 to 1.3, where the connection can be opened', async () => {
    const told = await opened('certificate-key-mismatch');
    expect(told).toHaveLength(18);
    expect(told.map((one) => one === unread).flatMap((hidden, index) => (hidden ? [index] : []))).toEqual([5, 11]); // Java, NSS
    expect(new Set(told)).toEqual(new Set(['certificate/key-mismatch, proven', unread]));
  });

  it('prove a chain whose own certificate comes last', async () => {
    const told = await opened('certificate-chain-as-sent');
    expect(told.slice(0, 8)).toEqual(['degraded', 'degraded', 'ok', 'degraded', 'ok', 'ok', 'ok', 'degraded']);
    expect(told.slice(8)).toEqual(times(6, 'certificate/wrong-order, proven'));
  });

  it('name the weak key and the weak signature, whether the root is known or not', async () => {
    const known = await opened('certificate-weak');
    const unknown = await opened('certificate-weak', false);
    expect([known[0], known[1], unknown[0], unknown[1]]).toEqual(times(4, 'certificate/weak-key, proven'));
    expect(known.slice(8, 14)).toEqual(times(6, 'certificate/weak-signature, proven'));
    // Go and GnuTLS say the same of an issuer that they do not know.
    expect(unknown.slice(8, 14)).toEqual([...times(2, 'certificate/weak-signature, proven'), ...times(4, 'certificate/weak-signature, likely')]);
  });

  it('hold issuers to their extended key usage, which Java and NSS do not mind', async () => {
    const told = await opened('certificate-wrong-purpose');
    const refused = 'certificate/wrong-purpose, proven';
    expect(told.slice(10)).toEqual([refused, refused, refused, refused, 'degraded', 'ok', refused, refused, 'degraded', 'ok']);
  });

  it('show the wrong name that curl and Node.js do not mention', async () => {
    const told = await opened('certificate-wrong-host-tls13');
    expect(told.filter((one) => one !== unread)).toEqual([
      'certificate/wrong-host, likely', 'certificate/wrong-host, proven', 'certificate/wrong-host, proven',
      'certificate/wrong-host, likely', 'certificate/wrong-host, proven',
    ]);
  });
});
