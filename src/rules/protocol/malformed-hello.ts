import { isGrease } from '../../tls/names/grease.js';
import { extensionName, isTls13 } from '../../tls/names/names.js';
import type { Story } from '../../story/story.js';
import { decisiveAlert } from '../alert/place.js';
import { firstEnd, isEarlier, serverSpokeTls } from '../look-ups.js';
import { rule } from '../rule.js';
import { list, party, sentence } from '../words.js';

/** Without a pre-shared key, TLS 1.3 needs all of these (RFC 8446 §9.2). */
const NEEDED = [10, 13, 51];
type Hello = NonNullable<Story['client']['hello']>['value'];

/** The ClientHello breaks a rule that can be seen in it, and the server refuses it: by any of many alerts, or by none. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §4.2', 'RFC 8446 §9.2'],
  summary: 'The server refuses a ClientHello that breaks the rules of TLS.',
  proof:
    'An extension stands in the ClientHello twice, or it offers TLS 1.3 and nothing older, no pre-shared key, and lacks one of ' +
    'supported_groups, signature_algorithms and key_share; and the server refused it. OpenSSL says missing_extension (109) ' +
    'or illegal_parameter (47), GnuTLS handshake_failure (40) or unsupported_extension (110), Go handshake_failure (40) or ' +
    'unexpected_message (10), Java nothing.',
  stage: 'client-hello',
  silenceOf: [],
  outranks: ['negotiation/*', 'alert/*', 'middlebox/hello-intolerance', 'tcp/closed-after-client-hello', 'tcp/reset-after-client-hello'],

  match(story) {
    const { hello } = story.client;
    if (!hello || serverSpokeTls(story)) return;
    const refusal = refusalOf(story);
    const breaches = refusal && breachesOf(hello.value);
    return breaches && breaches.length > 0 ? { hello, refusal, breaches } : undefined;
  },

  explain: ({ breaches }, story) => ({
    what: `${sentence(party(story, 'server'))} refused the ClientHello, ${list(breaches)}.`,
    why:
      'A server has to refuse such a hello, and each library has another word for it, or none: the alert says little. Some ' +
      'servers do not look, so the client may work with others.',
    fix: 'Mend the client, or what rewrites its hello on the way: no TLS library in order sends this.',
    blame: 'client',
    causes: [
      {
        text: 'The client makes its hello by itself (a fuzzer, a scanner, a library that imitates a browser), and makes it wrong',
        likelihood: 'high',
        why: 'The fault stands in the hello.',
      },
      { text: 'A box on the way rewrites hellos', likelihood: 'low', why: 'Only a capture at the client can tell.' },
    ],
    next: [{ text: 'Compare with what the client sends: capture on its own machine, and read the extensions of the hello.' }],
  }),
});

function refusalOf(story: Story) {
  const sent = decisiveAlert(story);
  if (sent) return sent.from === 'server' ? sent.alert : undefined;
  const end = firstEnd(story);
  return end?.who === 'server' && story.client.hello && !isEarlier(end.seen, story.client.hello) ? end.seen : undefined;
}

function breachesOf(hello: Hello): string[] {
  const { codes } = hello.extensions;
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at && !isGrease(code));
  const isNewOnly = hello.versions.length > 0 && hello.versions.every(isTls13);
  const missing = isNewOnly && hello.pskIdentities === 0 ? NEEDED.filter((code) => !codes.includes(code)) : [];
  return [
    ...(twice.length > 0 ? [`in which ${list([...new Set(twice)].map(extensionName))} stands twice`] : []),
    ...(missing.length > 0 ? [`which offers TLS 1.3 only and lacks ${list(missing.map(extensionName))}`] : []),
  ];
}
