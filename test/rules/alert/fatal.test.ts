import { expect } from 'vitest';
import { aStory, at } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { hidden, policy } from '../certificate/shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/fatal', {
  fires: [
    {
      when: 'the server refuses access',
      story: aStory().tcp().clientHello().serverHello().alert('server', 49),
      frames: [6],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server says that the certificate is valid, but access is denied (access_denied, 49)
        error, proven, blame: unknown
        The server (10.0.0.9:443) ended the connection with the fatal alert access_denied (49), after the server's answer. The certificate was accepted as such and then refused by a rule of the sender: an authorisation list, a policy hook. Firefox-like clients send it for a CA that they distrust on purpose.
        > Look into the sender's authorisation rules for this name or certificate.
        > Read the server's own log at this second: it names the check that failed"
      `),
    },
    {
      when: 'both sides send one: the earlier counts',
      story: aStory().tcp().clientHello().serverHello().alert('client', 47).alert('server', 10),
      frames: [6],
    },
    {
      when: 'no standard names the code',
      story: aStory().tcp().clientHello().alert('server', 200),
      frames: [5],
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server says that it failed, by a code that no standard names (alert 0xc8, 200)
        error, proven, blame: unknown
        The server (10.0.0.9:443) ended the connection with the fatal alert alert 0xc8 (200), in answer to the ClientHello. No standard names this code. Either the sender invented it, or these bytes are not TLS.
        > Look at the bytes, and at which program sends them.
        > See the bytes
          $ tshark -r CAPTURE -Y "tls.alert_message" -x"
      `),
    },
    {
      when: 'a client certificate displeases a server of TLS 1.2',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303 }).alert('server', 40),
      frames: [6],
    },
    {
      when: 'what the client answers is not in the capture: nobody answers a hello of its own',
      story: aStory().tcp().clientHello().gaps({ missing: { client: 0, server: 2000 } }).alert('client', 48),
      frames: [5],
      words: (told) => expect(told).toContain('(48), in answer to what the capture lacks.'),
    },
    {
      when: 'the client refuses a certificate that is hidden here, and another connection shows',
      story: hidden().alert('client', 42),
      frames: [10, 20],
      around: {
        ...policy(),
        certificatesOfName: () => ({
          value: { connections: 1, clients: ['10.0.0.6'], first: at(20), last: at(20), leaves: [fixture('leaf-no-san')] },
          spans: [{ at: at(20), note: 'seen' }],
        }),
      },
      words: (told) => expect(told).toMatch(/- high: The certificate ".*" names no host, and the client asked for "api.example.com"/),
    },
  ],
  quiet: [
    {
      when: 'it is a mere warning',
      story: aStory().tcp().clientHello().alert('server', 112, { level: 1, fatal: false }),
    },
    {
      when: 'it answers a connection closed before (OpenSSL 3 on a FIN)',
      story: aStory().tcp().clientHello().serverHello().fin('client').alert('server', 50, { afterClose: true }),
    },
    { when: 'another rule knows more', story: aStory().tcp().clientHello().alert('server', 70) },
  ],
});
