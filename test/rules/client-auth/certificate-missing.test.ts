import { expect } from 'vitest';
import { ExtensionList } from '../../../src/tls/extensions/extension-list.js';
import { aStory } from '../../build/story.js';

const asked = (version = 0x0303) => {
  const story = aStory()
    .tcp()
    .clientHello()
    .serverHello({ version, flags: [65281] });
  const request = {
    type: 'certificate_request',
    certificateTypes: [1],
    signatureAlgorithms: [],
    authorities: [],
    extensions: ExtensionList.none,
  } as const;
  return story.server({ certificateRequest: story.seen(request, 'server → client: CertificateRequest') });
};

const empty = (version?: number, how: 'read' | 'inferred' = 'read') => {
  const story = asked(version);
  return story.client({
    emptyCertificate: story.seen(how, 'client → server: Certificate without a certificate', 'client'),
  });
};
import { ruleTest } from '../rule-test.js';

ruleTest('client-auth/certificate-missing', {
  fires: [
    {
      when: 'the client shows none, and the server says so',
      story: empty().alert('server', 40),
      frames: [6, 7, 8],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server wants a client certificate, and the client shows none
        error, proven, blame: client
        The server (10.0.0.9:443) ended the connection with the alert handshake_failure (40) after the client's Certificate message without a certificate. The server asks every client for a certificate (mutual TLS), and this client has none set, or none that fits.
        - high: No client certificate is configured (The client answered the request with an empty list.)
        - low: One is configured, but its issuer is not among those that the server names, so the client does not offer it (The capture shows no list of issuers.)
        - low: The program may not read the file of the key (A capture cannot show it.)
        > Set the client up with a certificate and its key, issued by a CA that the server accepts.
        > Try with a client certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
        > With curl
          $ curl -v --cert CLIENT.pem --key CLIENT.key --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Which issuers does the server accept? See "Acceptable client certificate CA names"
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'the server only closes',
      story: empty().fin('server'),
      frames: [6, 7, 8],
      certainty: 'likely',
    },
    {
      when: 'TLS 1.3 shows lengths only',
      story: empty(0x0304, 'inferred').finished('client').hiddenAlert('server', 'after-finished').fin('server'),
      frames: [6, 7, 10],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server wants a client certificate, and the client shows none
        error, likely, blame: client
        The server (10.0.0.9:443) answered with an encrypted record of 19 bytes, the length of an alert, after the client's Certificate message without a certificate. The server asks every client for a certificate (mutual TLS), and this client has none set, or none that fits. TLS 1.3 encrypts these messages, so this is read from their lengths: an empty Certificate has 25 bytes, an alert 19. The client believes that it is connected, and fails at its first read.
        - high: No client certificate is configured (The client answered the request with an empty list.)
        - low: One is configured, but its issuer is not among those that the server names, so the client does not offer it (The capture shows no list of issuers.)
        - low: The program may not read the file of the key (A capture cannot show it.)
        > Set the client up with a certificate and its key, issued by a CA that the server accepts.
        > Try with a client certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
        > With curl
          $ curl -v --cert CLIENT.pem --key CLIENT.key --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Which issuers does the server accept? See "Acceptable client certificate CA names"
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'certificate_required can be read',
      story: asked(0x0304).finished('client').alert('server', 116, { encrypted: true }),
      frames: [6, 8],
      certainty: 'proven',
    },
  ],
  quiet: [
    {
      when: 'the server goes on and sends a page',
      story: empty().completed(0x0303).applicationData('client').applicationData('server'),
    },
    { when: 'the client hangs up itself', story: empty().fin('client').fin('server') },
  ],
});
