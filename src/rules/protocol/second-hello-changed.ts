import { extensionName } from '../../tls/names/names.js';
import { isGrease } from '../../tls/names/grease.js';
import type { Story } from '../../story/story.js';
import { firstEnd } from '../look-ups.js';
import { rule } from '../rule.js';
import { list, party, sentence } from '../words.js';

/** What may come, go or change after a HelloRetryRequest (RFC 8446 §4.1.2; RFC 9849 for ECH; padding RFC 7685). */
const MAY_CHANGE: ReadonlySet<number> = new Set([51, 42, 44, 41, 21, 0xfe0d]);
type Hello = NonNullable<Story['client']['hello']>['value'];

/** The second hello has to be the first one again, but for what was asked. */
export default rule({
  severity: 'error',
  cites: ['RFC 8446 §4.1.2', 'RFC 8446 §4.1.4'],
  summary: 'The second ClientHello differs from the first one where it must not.',
  proof:
    'Two ClientHellos around a HelloRetryRequest with another random, other suites, or extensions that came or went ' +
    'beyond those that RFC 8446 allows.',
  stage: 'client-hello',
  silenceOf: [],

  match(story) {
    const { client, server, tls } = story;
    if (!client.hello || !client.secondHello || !server.retryRequest) return;
    const changed = changes(client.hello.value, client.secondHello.value);
    if (changed.length === 0) return;
    const end = firstEnd(story);
    const refusal = tls.completed ? undefined : (server.alert ?? (end?.who === 'server' ? end.seen : undefined));
    return { hello: client.hello, retry: server.retryRequest, second: client.secondHello, refusal, changed };
  },

  severityOf: ({ refusal }) => (refusal ? 'error' : 'info'),
  certainty: ({ refusal }) => (refusal ? 'likely' : 'proven'),

  explain: ({ changed, refusal }, story) => ({
    what:
      `${sentence(party(story, 'client'))} answered the HelloRetryRequest with a ClientHello that changes ` +
      `${list(changed)}${refusal ? ', and the server refused it' : ''}.`,
    why: 'Both hellos enter the keys; a server must refuse a second hello that is not the first one again.',
    fix: 'Update the client; or find the proxy on the way that rewrites ClientHellos.',
    blame: 'client',
    causes: [
      {
        text: "A fault of the client's TLS library: it built a new hello instead of mending the old one.",
        likelihood: 'high',
        why: `It changed ${list(changed)}.`,
      },
      {
        text: 'A box on the way rewrites one of the two hellos.',
        likelihood: 'low',
        why: 'A capture on its other side would show them alike.',
      },
    ],
  }),
});

function changes(first: Hello, second: Hello): string[] {
  const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at]);
  const changed: string[] = [];
  if (!same(first.random, second.random)) changed.push('the random');
  if (!same(first.sessionId, second.sessionId)) changed.push('the session id');
  if (first.cipherSuites.join() !== second.cipherSuites.join()) changed.push('the cipher suites');
  if (first.serverName !== second.serverName) changed.push('the server name');
  const before = codes(first);
  const after = codes(second);
  const moved = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];
  return [...changed, ...moved.map((code) => `the extension ${extensionName(code)}`)];
}

function codes({ extensions }: Hello): number[] {
  return extensions.codes.filter((code) => !MAY_CHANGE.has(code) && !isGrease(code));
}
