import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import type { StackName } from '../../tls/stacks/stack.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { firstEnd, type End } from '../look-ups.js';
import { count, party, said, sentence } from '../words.js';
import { fault, type Fault } from './fault.js';
import { requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';

/** What a server may send before the first answer: ten segments of an ordinary path (RFC 6928). */
const FIRST_WINDOW = 10 * 1460;
const MANY_NAMES = 200;

/** The largest Certificate message that a stack takes unless it is told otherwise; Mbed TLS puts no message together from records. */
const most: Partial<Record<StackName, number>> = { 'Mbed TLS': 16_384, Java: 32_768 };

/** Alerts of those who cannot read it: Java says 10. */
const unreadable: ReadonlySet<number> = new Set([10, 22, 47, 50, 80]);

interface Size {
  readonly bytes: number;
  /** The client closed before it had answered; mostly it does so before the whole message has come. */
  readonly end?: End;
}

type Found = Fault<Size> & { readonly closed?: Fact<unknown> };

/** The certificates alone are more than a server may send at once, or more than the client takes. */
export default rule<Found>({
  severity: 'error',
  severityOf: (found) => (isTooMuch(found) ? 'error' : 'info'),
  certainty: (found) => (isTooMuch(found) ? 'likely' : 'proven'),
  cites: ['RFC 6928 §2', 'RFC 9000 §8.1', 'RFC 8446 §5.1'],
  summary: "The server's certificates are so large that the handshake takes longer, or does not fit.",
  proof:
    'Proven by the bytes of the Certificate message: more than ten segments, so the server has to wait for an ' +
    'answer in the ' +
    'middle of it. That the client cannot read it is likely where its library is known to take less (Mbed TLS one record ' +
    'of 16,384 bytes, Java 32,768 bytes) and it left right after it, or said unexpected_message (10) or the like.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca'],

  needs: ['certificates'],
  match(story, around) {
    const found = fault(story, around, (_, sent) => {
      const bytes = sent.reduce((sum, { der }) => sum + der.length + LENGTH, LENGTH);
      return bytes > FIRST_WINDOW ? { bytes, end: unansweredEnd(story) } : undefined;
    });
    return found && { ...found, closed: isTooMuch(found) ? found.detail.end?.seen : undefined };
  },

  explain(found, story) {
    const { seen, detail, speaker } = found;
    const limit = isTooMuch(found) ? limitOf(speaker) : undefined;
    return {
      title: limit === undefined ? undefined : "The server's certificates are more than this client can read",
      what: said(
        limit !== undefined && answerSentence(story, found),
        `The server sent ${count(seen.path.sent, 'certificate')} of ${count(detail.bytes, 'byte')} together.`,
      ),
      why: said(
        limit === undefined
          ? 'That does not fit the first flight of a connection, so each handshake waits one more round trip.'
          : `${speaker} takes at most ${count(limit, 'byte')} unless it is built or told otherwise.`,
        reason(seen),
      ),
      fix: 'Send only the leaf and its intermediates, and put fewer names into one certificate.',
      blame: 'server',
      next: [
        { text: 'See what is sent', command: sClient(targetOf(story, requestedHost(story)), '-showcerts') },
        ...(limit !== undefined && speaker === 'Java'
          ? [{ text: 'Or let Java take more', command: 'java -Djdk.tls.maxHandshakeMessageSize=65536 -jar APP.jar' }]
          : []),
      ],
    };
  },
});

/** Length fields of the message and of each certificate in it. */
const LENGTH = 3;

function limitOf(speaker: StackName | undefined): number | undefined {
  return speaker && most[speaker];
}

function isTooMuch({ detail, speaker, taken }: Fault<Size>): boolean {
  const limit = limitOf(speaker);
  if (limit === undefined || detail.bytes <= limit) return false;
  return taken.how === 'refused' ? unreadable.has(taken.proof.value.code) : detail.end?.who === 'client';
}

function unansweredEnd(story: Story): End | undefined {
  const { client, server } = story;
  return client.keyExchange || client.finished || server.alert ? undefined : firstEnd(story);
}

function answerSentence(story: Story, { taken }: Found): string {
  if (taken.how === 'refused') return receptionSentence(story, taken);
  return `${sentence(party(story, 'client'))} closed the connection over the server's certificates, without an alert.`;
}

function reason({ leaf, path }: Presented): string {
  if (leaf.names.length > MANY_NAMES) return `The leaf alone holds ${count(leaf.names.length, 'name')}.`;
  return path.extra.length > 0 ? `${count(path.extra.length, 'certificate')} of them are not needed.` : '';
}
