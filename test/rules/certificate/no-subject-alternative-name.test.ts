import { expect } from 'vitest';
import { policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/no-subject-alternative-name', {
  fires: [
    {
      when: 'only the common name says the host',
      story: shown(['leaf-no-san'], 'old.example.com').alert('client', 42),
      frames: [6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The server's certificate names its host only in the common name, or not at all
          error, proven, blame: server
          The client (10.0.0.5) refused the handshake with the alert bad_certificate (42). The certificate has no subject alternative names. The name "old.example.com" stands only in the common name ("old.example.com"), where Go and browsers do not look.
          - high: It was made with old instructions or an old tool (The extension subjectAltName is absent or names no host.)
          > Have the certificate issued with a subject alternative name "old.example.com".
          > See for yourself
            $ openssl s_client -connect 10.0.0.9:443 -servername old.example.com </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName
          > For a self-made one: name the host in the request
            $ openssl req -new -key KEY.pem -subj /CN=NAME -addext subjectAltName=DNS:NAME -out REQUEST.pem"
        `),
    },
  ],
  quiet: [
    {
      when: 'the name stands where it should',
      story: shown(['leaf', 'intermediate']).alert('client', 42),
      around: policy(),
    },
  ],
});
