import type { Fact } from '../../story/fact.js';
import type { Plaintext } from '../../story/story.js';
import { firstEnd } from '../look-ups.js';
import { rule } from '../rule.js';
import { endpoint, party, sentence } from '../words.js';

/** RFC 1928 §6. */
const replies: Readonly<Record<number, string>> = {
  1: 'general failure of the proxy',
  2: 'not allowed by its rules',
  3: 'network unreachable',
  4: 'host unreachable',
  5: 'connection refused by the destination',
  6: 'time to live expired',
  7: 'command not supported',
  8: 'address type not supported',
};

const NO_METHOD = 0xff;
const BY_PASSWORD = 2;

interface Found extends Record<string, unknown> {
  readonly request: Fact<Plaintext>;
  readonly answer?: Fact<Plaintext>;
  /** In place of a reply. */
  readonly closed?: Fact<unknown>;
  readonly reason: string;
}

/** The proxy does not connect to where the client wants; TLS never begins. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ closed }) => (closed ? 'likely' : 'proven'),
  cites: ['RFC 1928 §6', 'RFC 1929 §2', 'https://www.openssh.com/txt/socks4.protocol'],
  summary: 'The SOCKS proxy refuses the connection.',
  proof:
    'A SOCKS reply with another code than success, and no ClientHello after it. OpenSSH (`ssh -D`) closes without a ' +
    'reply where it cannot connect: then it is likely.',
  stage: 'upgrade',
  silenceOf: [],

  match(story) {
    const { client, server } = story;
    if (client.hello || !client.plaintext) return;
    const { protocol, text } = client.plaintext.value;
    const reason = server.plaintext && refusal(protocol, server.plaintext.value.text);
    if (reason !== undefined) return { request: client.plaintext, answer: server.plaintext, reason };
    const end = firstEnd(story);
    if (end?.who !== 'server' || !awaitsReply(protocol, text, server.plaintext?.value.text ?? '')) return;
    const closed = end.seen;
    return { request: client.plaintext, answer: server.plaintext, closed, reason: 'it closed without a reply' };
  },

  explain: ({ reason, request }, story) => {
    const { endpoint: proxy } = story.server;
    const version = request.value.protocol === 'socks5' ? 'socks5h' : 'socks4a';
    return {
      what: `${sentence(party(story, 'client'))} asked the SOCKS proxy ${endpoint(proxy)}, and it refused: ${reason}.`,
      why: 'The way to the server was never open, so there was no TLS that could fail.',
      fix: 'Mend what the proxy names: its rules, the sign-in, or the destination behind it.',
      blame: 'middlebox',
      causes: [
        {
          text: 'What the proxy says: the destination, the rules for this client, or its sign-in.',
          likelihood: 'high',
          why: `Its answer is "${reason}".`,
        },
        {
          text: 'The proxy cannot resolve the name or has no route to it.',
          likelihood: 'medium',
          why: 'Many proxies answer with a general code for that.',
        },
      ],
      next: [
        { text: 'The same by hand.', command: `curl -v -x ${version}://${endpoint(proxy)} https://HOST/` },
        { text: 'Which proxy does the client take from its environment?', command: 'env | grep -i _proxy' },
      ],
    };
  },
});

/** The request is out, and nothing came back but the choice of a method. */
function awaitsReply(protocol: string, asked: string, said: string): boolean {
  if (protocol === 'socks4') return said === '';
  return protocol === 'socks5' && said === '\x05\0' && asked.length > 2 + asked.charCodeAt(1);
}

function refusal(protocol: string, text: string): string | undefined {
  if (protocol === 'socks4') return socks4(text);
  return protocol === 'socks5' ? socks5(text) : undefined;
}

function socks4(text: string): string | undefined {
  const code = text.charCodeAt(1);
  return text.startsWith('\0') && code > 0x5a && code <= 0x5d ? `request rejected (${code})` : undefined;
}

/** The choice of a method, with a password its verdict, then the reply. */
function socks5(text: string): string | undefined {
  const method = text.charCodeAt(1);
  if (method === NO_METHOD) return 'none of the offered ways to sign in';
  if (method === BY_PASSWORD && text.charCodeAt(3) > 0) return 'user name or password wrong';
  const reply = text.slice(method === BY_PASSWORD ? 4 : 2);
  const code = reply.charCodeAt(1);
  if (!reply.startsWith('\x05') || !(code > 0)) return undefined;
  return `${replies[code] ?? 'unknown reason'} (${code})`;
}
