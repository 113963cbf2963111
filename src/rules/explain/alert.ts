import { alertName } from '../../tls/names/names.js';
import { alertMeaning } from '../alert/meanings.js';
import type { Reading } from '../alert/meaning.js';
import { anyTarget } from '../commands.js';
import { reference } from '../reference.js';
import type { NextStep } from '../rule.js';
import { said, sentence } from '../words.js';
import { provenBy } from './rule.js';
import type { Explained, ProvenBy } from './explained.js';

/** `intro` comes before what the alert means: where the question came from. */
export function explainAlert(code: number, intro: readonly string[] = []): Explained {
  const { says, readings } = alertMeaning(code);
  return {
    kind: 'alert',
    heading: `alert ${code}, ${alertName(code)}`,
    paragraphs: [...intro, `The sender says that ${says}.`, ...readings.map(paragraph)],
    proofs: rulesOf(code),
    next: distinct(readings.flatMap((reading) => reading.next(anyTarget))),
    references: [reference('RFC 8446 §6.2')],
  };
}

function paragraph(reading: Reading): string {
  return said(situation(reading), reading.means, reading.unlike, reading.fix);
}

const after: Readonly<Record<string, string>> = {
  first: 'before anything else',
  'client-hello': 'after the ClientHello',
  'server-hello': 'after the ServerHello',
  'client-certificate': "after the client's certificate",
  finished: 'after Finished',
};

/** `From the server, after the ClientHello:`; nothing where the reading holds for all. */
function situation({ from, after: places }: Reading): string | undefined {
  const where = places?.filter((place) => place !== 'first').map((place) => after[place]);
  const parts = [from && `from the ${from}`, where?.join(' or ')].filter((part) => part !== undefined);
  return parts.length > 0 ? `${sentence(parts.join(', '))}:` : undefined;
}

/** More than `alert/fatal` knows of some. */
const special: Readonly<Record<number, readonly (readonly [rule: string, packets: string])[]>> = {
  40: [
    ['negotiation/no-shared-cipher', 'From the server, right after the ClientHello.'],
    ['negotiation/legacy-renegotiation', 'From the client, after a ServerHello without renegotiation_info.'],
    ['client-auth/certificate-missing', 'From the server, after an empty client Certificate.'],
  ],
  42: [
    ['certificate/wrong-host', 'From the client, and the server name is not in the certificate.'],
    ['client-auth/certificate-refused', "From the server, after the client's Certificate."],
  ],
  45: [
    ['certificate/expired', "From the client, and notAfter lies before the packet's time."],
    ['certificate/not-yet-valid', 'From the client, and notBefore lies after it.'],
  ],
  46: [
    ['certificate/unknown-ca', 'From the client, and the chain ends in no trusted root.'],
    ['client-auth/certificate-refused', "From the server, after the client's Certificate."],
  ],
  48: [
    ['certificate/unknown-ca', "From the client, after the server's Certificate."],
    ['certificate/missing-intermediate', 'The same, and the server sent the leaf alone.'],
    ['client-auth/certificate-refused', "From the server, after the client's Certificate."],
  ],
  51: [['certificate/key-mismatch', "From the client, after the server's signature."]],
  70: [['negotiation/no-shared-version', 'From the server, after a ClientHello with its list of versions.']],
  71: [['negotiation/no-shared-cipher', 'From the server, right after the ClientHello.']],
  86: [['negotiation/fallback-scsv', 'The ClientHello holds TLS_FALLBACK_SCSV.']],
  112: [['alert/unrecognized-name', 'From the server, after a ClientHello with a server name.']],
  116: [['client-auth/certificate-missing', 'From the server, after an empty client Certificate.']],
  120: [['alert/no-application-protocol', 'From the server, after a ClientHello with its list of protocols.']],
  20: [['alert/bad-record-mac', 'From either side, after an encrypted record.']],
  80: [['alert/internal-error', 'From either side.']],
};

function rulesOf(code: number): ProvenBy[] {
  const generic = [
    'alert/fatal',
    'The alert itself, where no rule knows more: its sender, its place, and what came before it.',
  ] as const;
  return [...(special[code] ?? []), generic].flatMap(([rule, packets]) => provenBy(rule, packets));
}

function distinct(steps: readonly NextStep[]): NextStep[] {
  return steps.filter(
    (one, index) => steps.findIndex((other) => other.text === one.text && other.command === one.command) === index,
  );
}
