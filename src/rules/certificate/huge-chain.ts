import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count } from '../words.js';
import { fault } from './fault.js';
import { requestedHost, type Presented } from './presented.js';

/** What a server may send before the first answer: ten segments of an ordinary path (RFC 6928). */
const FIRST_WINDOW = 10 * 1460;
const MANY_NAMES = 200;

/** The certificates alone are more than a server may send at once. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['RFC 6928 §2', 'RFC 9000 §8.1'],
  summary: "The server's certificates are so large that the handshake takes longer, or does not fit.",
  proof:
    'Proven by the bytes of the Certificate message: more than ten segments, so the server has to wait for an ' +
    'answer in the ' +
    'middle of it; small devices and some boxes refuse such a message.',
  stage: 'certificate',

  match: (story, around) =>
    fault(story, around, (_, sent) => {
      const bytes = sent.reduce((sum, { der }) => sum + der.length, 0);
      return bytes > FIRST_WINDOW ? { bytes } : undefined;
    }),

  explain: ({ seen, detail }, story) => ({
    what: `The server sent ${count(seen.path.sent, 'certificate')} of ${count(detail.bytes, 'byte')} together.`,
    why:
      'That does not fit the first flight of a connection, so each handshake waits one more round trip. ' +
      `${reason(seen)}`,
    fix: 'Send only the leaf and its intermediates, and put fewer names into one certificate.',
    blame: 'server',
    next: [{ text: 'See what is sent', command: sClient(targetOf(story, requestedHost(story)), '-showcerts') }],
  }),
});

function reason({ leaf, path }: Presented): string {
  if (leaf.names.length > MANY_NAMES) return `The leaf alone holds ${count(leaf.names.length, 'name')}.`;
  return path.extra.length > 0 ? `${count(path.extra.length, 'certificate')} of them are not needed.` : '';
}
