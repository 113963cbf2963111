import { ParseError } from '../../bytes/parse-error.js';
import { Reader } from '../../bytes/reader.js';
import type { Story } from '../../story/story.js';
import { enter, tag } from '../../x509/der.js';
import { readName, type DistinguishedName } from '../../x509/distinguished-name.js';
import { requestedHost } from '../certificate/presented.js';
import { curl, sClient, targetOf } from '../commands.js';
import type { NextStep } from '../rule.js';
import { shortList } from '../words.js';

/** Issuers whose certificates the server says that it accepts; empty: it names none. Unreadable names are left out. */
export function acceptedIssuers({ server }: Story): DistinguishedName[] {
  const authorities = server.certificateRequest?.value.authorities ?? [];
  return authorities.map(readAuthority).filter((name) => name !== undefined);
}

function readAuthority(der: Uint8Array): DistinguishedName | undefined {
  try {
    return readName(enter(new Reader(der, 'Authority'), tag.sequence, 'name'));
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/** `It asks for one issued by "…".`; nothing where the server names no issuer, or its request cannot be seen. */
export function issuersSentence(issuers: readonly DistinguishedName[]): string | undefined {
  return issuers.length === 0
    ? undefined
    : `The server asks for one issued by ${shortList(
        issuers.map(({ text }) => `"${text}"`),
        3,
      )}.`;
}

export function tryWithCertificate(story: Story): NextStep[] {
  const target = targetOf(story, requestedHost(story));
  return [
    { text: 'Try with a client certificate', command: sClient(target, '-cert CLIENT.pem', '-key CLIENT.key') },
    { text: 'With curl', command: curl(target, '--cert CLIENT.pem', '--key CLIENT.key') },
    {
      text: 'Which issuers does the server accept? See "Acceptable client certificate CA names"',
      command: sClient(target),
    },
  ];
}
