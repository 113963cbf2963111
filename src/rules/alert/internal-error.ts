import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import type { Story } from '../../story/story.js';
import { versionName } from '../../tls/names/names.js';
import { lacksCertificate } from '../look-ups.js';
import { rule, type Cause, type Explanation } from '../rule.js';
import { count, said, sentence } from '../words.js';
import { readAlert } from './meanings.js';
import { alertSentence, decisive, placeOf, type Sent } from './place.js';

type Found = Sent & {
  readonly healthy?: Fact<Tally>;
  /** What the server signed, where that is what the client could not take. */
  readonly oldSignature?: Fact<unknown>;
  /** What the client could not take may be in what the capture lacks. */
  readonly unseen?: boolean;
};

/** One side failed for a reason of its own. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ oldSignature, unseen }) => (oldSignature || unseen ? 'likely' : 'proven'),
  cites: ['RFC 8446 §6.2'],
  summary: 'One side ended the connection because of a fault of its own.',
  proof:
    "Proven by the alert internal_error (80). It says whose fault it is, and not what it is: only that side's " +
    "log can tell. It is no verdict on the other side's certificate.",

  needs: ['alert'],
  match(story, around) {
    const sent = decisive(story, 80);
    const healthy = sent?.from === 'server' ? around.healthyAtServer(story) : undefined;
    const unseen = sent?.from === 'client' && lacksCertificate(story);
    return sent && { ...sent, healthy, oldSignature: signedAsOfOld(sent, story), unseen };
  },

  explain(sent, story) {
    const { from, healthy } = sent;
    if (sent.oldSignature) return aboutOldSignature(sent, story);
    const name = requestedHost(story);
    const target = targetOf(story, name);
    const reading = readAlert(80, from, placeOf(sent.alert, story));
    return {
      title: `The ${from} ended the connection because of a fault of its own (internal_error)`,
      what: alertSentence(story, sent),
      why: said(
        reading.means,
        healthy &&
          `${sentence(count(healthy.value.connections, 'other connection'))} to this server completed: it ` +
            'depends on the name, the hello, or the moment.',
        'The alert cannot say more; the log can.',
      ),
      fix: reading.fix,
      blame: from,
      causes:
        from === 'server'
          ? [
              {
                text: 'No usable certificate or key for this name',
                likelihood: 'medium',
                why: name ? `The client asked for "${name}".` : 'The client sent no server name.',
              },
              {
                text: 'A failing hook, key module or lack of memory',
                likelihood: healthy ? 'low' : 'medium',
                why: healthy
                  ? 'Other connections completed.'
                  : 'No other connection to this server completed in this capture.',
              },
            ]
          : [
              ...(atCertificate(sent, story) ? [ownJudge] : []),
              {
                text: "The client's own check, hook or key module failed",
                likelihood: atCertificate(sent, story) ? 'medium' : 'high',
                why: 'The client sent the alert.',
              },
            ],
      next: [
        ...reading.next(target),
        ...(from === 'server' ? [{ text: 'Does it happen with another client?', command: sClient(target) }] : []),
      ],
    };
  },
});

const ownJudge: Cause = {
  text: "The client's own check of the certificate said no without a reason: the name (Perl's IO::Socket::SSL), a pinned key",
  likelihood: 'high',
  why: "The alert stands where the server's certificate is judged.",
};

/** In the place of the client's next message, with nothing but the server's flight to judge. */
function atCertificate({ alert }: Sent, story: Story): boolean {
  return placeOf(alert, story) === 'server-hello' && !story.client.keyExchange;
}

/** Up to TLS 1.1 SHA-1 signs the key exchange (RFC 4346 §7.4.3), which OpenSSL 3 forbids and has no better alert for. */
function signedAsOfOld({ from }: Sent, { server, tls }: Story): Fact<unknown> | undefined {
  return from === 'client' && (tls.version?.value ?? TLS_1_2) < TLS_1_2 ? server.keyExchange : undefined;
}

const TLS_1_2 = 0x0303;

function aboutOldSignature(sent: Sent, story: Story): Explanation {
  const version = versionName(story.tls.version?.value ?? 0);
  return {
    title: `The client does not take the signature of ${version} (internal_error)`,
    what: alertSentence(story, sent),
    why:
      `The server chose ${version}, which signs the key exchange with SHA-1 (and MD5, for RSA). OpenSSL 3 forbids such signatures at ` +
      'its usual security level and has no better alert for it; its log says "legacy sigalg disallowed or unsupported". ' +
      'Nothing crashed.',
    fix: 'Have the server speak TLS 1.2 or newer.',
    blame: 'server',
    causes: [
      { text: `The server goes no further than ${version}`, likelihood: 'high', why: 'It chose it, and the client said no to what it signed.' },
      { text: "The client's own check, hook or key module failed", likelihood: 'low', why: 'The client sent the alert.' },
    ],
    next: [
      {
        text: 'To be sure: with such signatures allowed it works',
        command: sClient(targetOf(story, requestedHost(story)), "-cipher 'DEFAULT:@SECLEVEL=0'"),
      },
    ],
  };
}
