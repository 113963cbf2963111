import type { CoverageReason } from '../../x509/names.js';
import type { Certificate } from '../../x509/certificate.js';
import { shellWord, showLeaf, targetOf } from '../commands.js';
import { rule, type Cause } from '../rule.js';
import { isAddress, oddity } from '../server-name.js';
import { said, shortList } from '../words.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { besides, nameOf, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

/** The certificate is for other names than the one that the client asked for. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.name),
  certainty: certaintyBy(answersTo.name),
  cites: ['RFC 9525 §6', 'RFC 6066 §3'],
  summary: "The server's certificate is not for the name that the client asked for.",
  proof:
    'Proven by the server name in the ClientHello and the names in the certificate. Without a server name in the ' +
    'ClientHello nothing can be said. ' +
    'curl and Node.js send no alert for it: they finish the handshake and hang up.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/self-signed', 'certificate/missing-intermediate', 'alert/internal-error'],

  needs: ['certificates'],
  match(story, around) {
    const found = fault(story, around, ({ coverage }) =>
      hasOwnRule(coverage?.reason) || coverage?.covered !== false ? undefined : coverage,
    );
    return found && { ...found, hello: story.client.hello };
  },

  explain({ seen, taken, detail }, story) {
    const target = targetOf(story, requestedHost(story));
    const { leaf, host = '' } = seen;
    return {
      what: receptionSentence(story, taken),
      why: said(
        `The client asked for "${host}"; the certificate is for ${namesOf(leaf)}.`,
        nearMiss(detail.reason, detail.name, host),
        oddity(host),
        besides(seen),
      ),
      fix: `Ask for a name that is in the certificate, or have one issued that also holds "${host}".`,
      blame: 'server',
      causes: [
        ...(isAddress(host) ? [byAddress] : []),
        {
          text: 'The certificate was issued without this name',
          likelihood: isAddress(host) ? 'medium' : 'high',
          why: `"${host}" is not among its names.`,
        },
        {
          text: 'The server has no site for this name and shows its default certificate',
          likelihood: detail.reason === 'other-names' ? 'high' : 'low',
          why: `It shows the certificate "${nameOf(leaf)}".`,
        },
        {
          text: 'The name leads to the wrong server (DNS, a stale hosts entry)',
          likelihood: 'low',
          why: `The client connected to ${target.connect}.`,
        },
      ],
      next: [
        {
          text: 'See the names for which the server has a certificate',
          command: showLeaf(target, '-subject', '-ext', 'subjectAltName'),
        },
        ...(isAddress(host)
          ? []
          : [{ text: 'Where should the name lead?', command: `dig +short ${shellWord(host)}` }]),
      ],
    };
  },
});

const byAddress: Cause = {
  text: "The client was given the server's address instead of its name",
  likelihood: 'high',
  why: 'The name that it asks for is an address.',
};

/** `certificate/no-subject-alternative-name` tells these. */
function hasOwnRule(reason: CoverageReason | undefined): boolean {
  return reason === 'common-name-only' || reason === 'no-names';
}

function namesOf({ names }: Certificate): string {
  return shortList(names.map((name) => `"${name}"`));
}

function nearMiss(reason: CoverageReason, name = '', host: string): string | undefined {
  switch (reason) {
    case 'wildcard-too-deep':
      return `"${name}" stands for exactly one label before the dot, and "${host}" has more.`;
    case 'wildcard-parent':
      return `"${name}" does not stand for "${host}" itself.`;
    case 'wildcard-too-broad':
      return `Clients refuse a wildcard as broad as "${name}".`;
    case 'ip-as-host-name':
      return `The address stands there as a DNS name, where no client looks for it; it must be an IP entry.`;
    default:
      return undefined;
  }
}
