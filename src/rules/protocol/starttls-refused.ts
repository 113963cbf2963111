import type { Story } from '../../story/story.js';
import { sClient } from '../commands.js';
import { firstEnd, serverSpokeTls, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, said, sentence } from '../words.js';
import { refusalOf, type Refusal } from './starttls-answers.js';

/** The client asks to turn to TLS and the server says no. */
export default rule<Refusal & Record<string, unknown>>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 3207 §4', 'RFC 2595', 'RFC 4217 §4', 'RFC 4511 §4.14'],
  summary: 'The server refuses to turn to TLS (STARTTLS).',
  proof:
    'The client asks in the clear (STARTTLS, STLS, AUTH TLS, SSLRequest, StartTLS of LDAP) and the answer is a refusal; ' +
    'the server never speaks TLS. A client that goes on in the clear on the same connection was ready for that: then ' +
    'it is told as a note.',
  stage: 'upgrade',
  silenceOf: [],

  needs: ['no-handshake'],
  match(story) {
    const { client, server, tls, gaps } = story;
    if (!client.plaintext || !server.plaintext || serverSpokeTls(story) || tls.completed) return;
    const { protocol, text } = client.plaintext.value;
    const refusal = refusalOf(protocol, text, server.plaintext.value.text, firstEnd(story)?.who === 'client');
    // It may have gone on in the clear in the part that is missing.
    if (refusal && !refusal.asked && gaps.missing.client > 0) return;
    return refusal && { request: client.plaintext, answer: server.plaintext, hello: client.hello, ...refusal };
  },

  severityOf: ({ wentOn }) => (wentOn ? 'info' : 'error'),

  explain: ({ no, asked, wentOn, masked }, story) => ({
    what: asked
      ? `${sentence(party(story, 'client'))} asked to turn to TLS, and ${party(story, 'server')} refused: "${quoted(no)}".`
      : `${sentence(party(story, 'client'))} saw "${quoted(no)}" where STARTTLS should be offered, and left.`,
    why: said(
      wentOn
        ? 'The client went on in the clear: what follows, passwords too, can be read by anybody on the way.'
        : 'The handshake never began: the server has TLS switched off or cannot load its certificate, or a filter on ' +
            'the way removes STARTTLS.',
      story.client.hello !== undefined && 'The client sent a ClientHello all the same, which the server took for a command.',
      masked && 'Where the server lists what it can do, letters are overwritten with X: so do firewalls that inspect mail.',
    ),
    fix: masked
      ? 'Switch off the inspection of this protocol on the firewall ("SMTP fixup", "ESMTP inspection"), or allow TLS in it.'
      : 'Configure certificate and TLS for this service on the server, and see in its log why it does not offer them.',
    blame: masked ? 'middlebox' : 'server',
    causes: [
      {
        text: 'TLS is not configured for this service, or its certificate or key cannot be read.',
        likelihood: masked ? 'low' : 'high',
        why: `The server says so in ${story.client.plaintext?.value.protocol ?? 'its protocol'}.`,
      },
      {
        text: 'A firewall that inspects this protocol strips the request.',
        likelihood: masked ? 'high' : 'low',
        why: masked ? 'A run of X stands where the offer of STARTTLS should.' : 'Such boxes answer for the server.',
      },
    ],
    next: [{ text: 'Ask by hand.', command: sClient(withProtocol(story)) }],
  }),
});

function quoted(words: string): string {
  return words.trim().slice(0, 80);
}

function withProtocol(story: Story) {
  const protocol = story.client.plaintext?.value.protocol;
  return { ...target(story), starttls: protocol === 'postgresql' ? 'postgres' : protocol };
}
