import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stackWords } from '../../src/report/stack-words.js';
import { analysed } from '../build/reports.js';
import { root } from '../build/sources.js';

describe('the TLS libraries of a connection', () => {
  it('stand in the report with what they were known by', async () => {
    const { told: [first] } = await analysed([join(root, 'captures/python-no-trust-tls12/capture.pcap')]);
    const { clientStack, serverStack } = first.connection;
    expect({ clientStack, serverStack }).toMatchInlineSnapshot(`
      {
        "clientStack": {
          "because": "its ClientHello is the one that Python with OpenSSL 3.0 sent when recorded",
          "certainty": "likely",
          "detail": "Python",
          "name": "OpenSSL",
        },
        "serverStack": {
          "because": "the extensions of its ServerHello stand in the order of OpenSSL",
          "certainty": "likely",
          "name": "OpenSSL",
        },
      }
    `);
  });

  it('are named in a few words', () => {
    expect(stackWords({ name: 'OpenSSL', detail: 'curl', certainty: 'likely', because: '' })).toBe('OpenSSL (curl), likely');
    expect(stackWords(undefined)).toBeUndefined();
  });
});
