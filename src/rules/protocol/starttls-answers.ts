/** What a server said to a request to turn to TLS, and what came of it. */
export interface Refusal {
  /** The refusal, in the server's words. */
  readonly no: string;
  /** False: the client saw the overwritten offer, and left without asking. */
  readonly asked: boolean;
  /** The client went on in the clear on the same connection. */
  readonly wentOn: boolean;
  /** The offer was overwritten with X, as firewalls do that inspect mail. */
  readonly masked: boolean;
}

interface Dialogue {
  /** The request to turn to TLS. */
  readonly asked: RegExp;
  /** The refusal in what the server said, given what the client had asked. */
  no(said: string, asked: RegExpExecArray): string | undefined;
  /** Behind the request: business that is done in the clear. */
  readonly business: RegExp;
}

const dialogues: Readonly<Record<string, Dialogue>> = {
  smtp: {
    asked: /^(STARTTLS|X{4,}[A-Z]?)\s*$/im,
    // A second 220 is consent.
    no: (said) => (/^220[ -][^]*^220[ -]/m.test(said) ? undefined : line(said, /^(454|50\d|53\d|554)[ -].*$/m)),
    business: /^(MAIL FROM|AUTH)\b/im,
  },
  imap: {
    asked: /^(\S+) STARTTLS\s*$/im,
    no: (said, [, tag]) => said.split(/\r?\n/).find((one) => one.startsWith(`${tag} `) && /^\S+ (NO|BAD)\b/i.test(one)),
    business: /^\S+ (LOGIN|AUTHENTICATE|SELECT)\b/im,
  },
  pop3: {
    asked: /^STLS\s*$/im,
    no: (said) => (/^\+OK[^\r\n]*TLS/im.test(said) ? undefined : line(said, /^-ERR.*$/im)),
    business: /^(USER|AUTH|APOP)\b/im,
  },
  ftp: {
    asked: /^AUTH (TLS|SSL)\s*$/im,
    no: (said) => (/^234[ -]/m.test(said) ? undefined : line(said, /^(5\d\d|431|534)[ -].*$/m)),
    business: /^(USER|PASS)\b/im,
  },
  postgresql: {
    asked: /^(\0\0\0\x08\x04\xd2\x16\x30)?\0\0\0\x08\x04\xd2\x16\x2f/,
    no: (said, [, gss]) => (said[gss ? 1 : 0] === 'N' ? 'N' : undefined),
    business: /^.{4}\0\x03\0\0/s,
  },
  ldap: { asked: /\x77[^]{1,6}1\.3\.6\.1\.4\.1\.1466\.20037/, no: ldapRefusal, business: /\x02.{1,5}[\x60\x63]/s },
  xmpp: {
    asked: /<starttls\b/,
    no: (said) => line(said, /<failure [^>]*xmpp-tls[^>]*>/),
    business: /<auth\b|<iq\b/,
  },
};

/** The server's "no" to the client's request for TLS in this protocol; undefined when there is none. `left`: the client hung up. */
export function refusalOf(protocol: string, client: string, server: string, left: boolean): Refusal | undefined {
  const words = dialogues[protocol];
  if (!words) return undefined;
  const offer = protocol === 'smtp' ? line(server, MASKED) : undefined;
  const asked = words.asked.exec(client);
  if (!asked) return offer !== undefined && hasGivenUp(client, left) ? { no: offer, asked: false, wentOn: false, masked: true } : undefined;
  const no = words.no(server, asked);
  if (no === undefined) return undefined;
  const wentOn = words.business.test(client.slice(asked.index + asked[0].length));
  return { no, asked: true, wentOn, masked: offer !== undefined };
}

/** `250-XXXXXXXA`: of the length of STARTTLS, and no extension that there is. */
const MASKED = /^250[ -]X{7,8}[A-Z]?\s*$/m;

/** It read what the server can do, and said goodbye or hung up (`left`). */
function hasGivenUp(client: string, left: boolean): boolean {
  return /^EHLO\b[^\n]*\nQUIT\s*$/i.test(client) || (left && /^EHLO\b[^\n]*\n$/i.test(client));
}

function line(said: string, pattern: RegExp): string | undefined {
  return pattern.exec(said)?.[0];
}

/** RFC 4511 Appendix A, those that servers answer StartTLS with. */
const ldapCodes: Readonly<Record<number, string>> = {
  1: 'operationsError',
  2: 'protocolError',
  12: 'unavailableCriticalExtension',
  52: 'unavailable',
  53: 'unwillingToPerform',
};

/** An ExtendedResponse with another result than success: its code, and what the server says of it. */
function ldapRefusal(said: string): string | undefined {
  const found = /\x78[^]{1,5}\x0a\x01([^\0])\x04[^]\x04(.)([\x20-\x7e]*)/.exec(said);
  if (!found) return undefined;
  const code = found[1].charCodeAt(0);
  const words = found[3].slice(0, found[2].charCodeAt(0));
  return `${ldapCodes[code] ?? 'result'} (${code})${words && `: ${words}`}`;
}
