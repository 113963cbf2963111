import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { ruleTest } from '../rule-test.js';
import { policy } from './shown.js';

const STATUS_REQUEST = 5;

const flight = (leaf: string, ...flags: number[]) =>
  aStory()
    .tcp()
    .clientHello({ serverName: 'api.example.com', flags }, 120)
    .serverHello({ version: 0x0303 })
    .certificates('server', fixture(leaf))
    .server({ helloDone: { value: true, spans: [{ at: aStory().tcp().story.last, note: 'ServerHelloDone' }] } });

ruleTest('certificate/must-staple-missing', {
  fires: [
    {
      when: 'the client asks for a status, and gets none',
      story: flight('leaf-must-staple', STATUS_REQUEST).alert('client', 113),
      frames: [4, 6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The certificate demands a stapled OCSP answer (must-staple), and the server sends none
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate_status_response (113). The certificate "staple.example.com" says that its server always staples an OCSP answer (must-staple), the client asked for it, and the server sent none. Firefox and others refuse the connection for that.
        - high: Stapling is not configured, or the server cannot reach the OCSP responder (The client asked for a status and got none.)
        - high: The CA has no OCSP service any more (The certificate names no OCSP responder.)
        - medium: The server was just started, and has not fetched an answer yet (nginx fetches it at the first request) (Then the next connections work.)
        > Turn OCSP stapling on and let the server reach its CA's responder, or have the certificate issued without must-staple.
        > Twice: does the second one bring an answer?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -status </dev/null 2>/dev/null | grep -A 3 'OCSP response'"
      `),
    },
  ],
  quiet: [
    { when: 'the client does not ask', story: flight('leaf-must-staple').alert('client', 46), around: policy() },
    { when: 'the certificate does not demand it', story: flight('leaf', STATUS_REQUEST).alert('client', 46), around: policy() },
  ],
});
