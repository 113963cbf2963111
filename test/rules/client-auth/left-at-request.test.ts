import { expect } from 'vitest';
import type { Tally } from '../../../src/story/around.js';
import type { Fact } from '../../../src/story/fact.js';
import { ExtensionList } from '../../../src/tls/extensions/extension-list.js';
import type { StackName } from '../../../src/tls/stacks/stack.js';
import type { StoryBuilder } from '../../build/story.js';
import { hidden, shown, strangers } from '../certificate/shown.js';
import { ruleTest } from '../rule-test.js';

const request = {
  type: 'certificate_request',
  certificateTypes: [1],
  signatureAlgorithms: [],
  authorities: [],
  extensions: ExtensionList.none,
} as const;

/** Browsers put nonsense among their suites (RFC 8701). */
const BROWSER = { cipherSuites: [0x0a0a, 0x1301, 0xc02b] };

const by = (story: StoryBuilder, name: StackName) => {
  const stack = story.seen({ name, certainty: 'likely', because: 'of its ClientHello' } as const, 'ClientHello', 'client');
  return story.client({ stack });
};

const inTheClear = (name: StackName = 'BoringSSL') => {
  const story = by(shown(['leaf', 'intermediate'], undefined, BROWSER), name);
  return story.server({ certificateRequest: story.seen(request, 'server → client: CertificateRequest') });
};

const underEncryption = () => {
  const story = by(hidden(BROWSER), 'BoringSSL');
  return story.server({ hiddenCertificateRequest: story.seen(120, 'server → client: by its place the CertificateRequest') });
};

const at = { capture: 0, frame: 40, seconds: 4_000_000_000, nanos: 0 };
const later: Fact<Tally> = {
  value: { connections: 1, clients: ['10.0.0.5'], first: at, last: at },
  spans: [{ at, note: 'a handshake with the same server succeeds' }],
};

ruleTest('client-auth/left-at-request', {
  fires: [
    {
      when: 'Chromium hangs up at the request',
      story: inTheClear().fin('client'),
      frames: [8, 9],
      around: strangers,
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client, a browser, hung up when the server asked for a client certificate
        error, likely, blame: client
        The server (10.0.0.9:443) asked for a client certificate, and the client (10.0.0.5) closed the connection without an alert. Chromium and the browsers made from it let go of the connection while they look for a certificate or ask the person, and then connect anew, with one or without. If a later connection works, this one is no failure.
        - high: The browser has no certificate that fits, or the person was asked and chose none (It hung up at the request.)
        - low: The server asks everybody, though only some paths or people need a certificate (The request came in the first handshake.)
        > Look at the next connection of this client. If none works, give its user a certificate that the server accepts.
        > Try with a client certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
        > With curl
          $ curl -v --cert CLIENT.pem --key CLIENT.key --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Which issuers does the server accept? See "Acceptable client certificate CA names"
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    { when: 'TLS 1.3 shows the request by its place only', story: underEncryption().fin('client'), frames: [11, 12] },
    {
      when: 'Chromium comes back and gets in',
      story: inTheClear().fin('client'),
      frames: [8, 9, 40],
      around: { ...strangers, healthyAtServer: () => later },
      rootCause: false,
      words: (told) => expect(told).toContain('this is no failure'),
    },
  ],
  quiet: [
    { when: 'it is a client that refuses certificates in silence', story: inTheClear('OpenSSL').fin('client'), around: strangers },
    { when: 'the server asked for nothing', story: by(hidden(), 'BoringSSL').fin('client') },
    { when: 'the client says no by an alert', story: inTheClear().alert('client', 46).fin('client'), around: strangers },
  ],
});
