import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { accepted, policy, publicPolicy } from './shown.js';

const at = Date.UTC(2025, 1, 1);

ruleTest('certificate/lifetime-too-long', {
  fires: [
    {
      when: 'a public CA issued it for ten years',
      story: accepted(['leaf-wildcard'], 'www.example.com'),
      frames: [6],
      around: publicPolicy(at, 'root-ec'),
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's certificate lives longer than browsers allow
        warning, proven, blame: server
        The certificate "*.example.com" lives 3,653 days. Of a public CA, Chrome and Safari accept at most 398 days for one issued at that time.
        > Have a certificate issued that lives shorter, and have it renewed by a program (ACME).
        > See its dates
          $ openssl s_client -connect 10.0.0.9:443 -servername www.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates"
      `),
    },
  ],
  quiet: [
    { when: 'a private CA did', story: accepted(['leaf-wildcard'], 'www.example.com'), around: policy(at, 'root-ec') },
    { when: 'it lives for a year', story: accepted(['leaf-entrust']), around: publicPolicy(at, 'root-entrust') },
  ],
});
