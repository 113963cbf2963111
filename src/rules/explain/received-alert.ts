import { alertNames } from '../../tls/names/alerts.js';

/** How programs say that the other side sent them an alert: by its number, or by words. */
const numbers = [/alert number (\d+)/i, /received alert \[(\d+)\]/i, /fatal alert code is (\d+)/i];
const words = [
  /(?:sslv3|tlsv1[123]?)[ _]alert[ _]([a-z _]+)/i,
  /(?:sslv3|tlsv1[123]?)[ _](unsupported[ _]extension|certificate[ _]unobtainable|unrecognized[ _]name|bad[ _]certificate[ _](?:status[ _]response|hash[ _]value)|unknown[ _]psk[ _]identity)/i,
  /remote error: tls: ([a-z ]+)/i,
  /received (?:a )?fatal alert:? +(\w+)/i,
  /AlertReceived\((\w+)\)/,
  /\bSSL_ERROR_(\w+)_ALERT\b/,
  /A TLS (?:fatal )?alert has been received\.?:? +([a-z ]+)/i,
];

/** Other words than the standard's: Go, GnuTLS, Firefox, OpenSSL's spelling. Letters only. */
const otherWords: Readonly<Record<string, number>> = {
  unknowncertificateauthority: 48,
  expiredcertificate: 45,
  revokedcertificate: 44,
  unknowncertificate: 46,
  protocolversionnotsupported: 70,
  errordecryptingmessage: 51,
  errordecodingmessage: 50,
  insufficientsecuritylevel: 71,
  insufficientsecurity: 71,
  usercancelled: 90,
  handshakefailed: 40,
  caisunknown: 48,
  certificateisbad: 42,
  certificatewasexpired: 45,
  errorinprotocolversion: 70,
  badcert: 42,
  unsupportedcert: 43,
  revokedcert: 44,
  expiredcert: 45,
  badmac: 20,
  noapplicationprotocolsupported: 120,
};

/** The code of the alert that a log line reports as received; undefined where it reports none. */
export function receivedAlert(text: string): number | undefined {
  for (const pattern of numbers) {
    const match = pattern.exec(text);
    if (match) return Number(match[1]);
  }
  for (const pattern of words) {
    const code = codeOf(pattern.exec(text)?.[1]);
    if (code !== undefined) return code;
  }
  return undefined;
}

/** The alert of this name, in any spelling: `unknown_ca`, `UnknownCA`, `unknown ca`. */
export function codeOf(phrase: string | undefined): number | undefined {
  if (phrase === undefined) return undefined;
  const wanted = letters(phrase);
  const exact = names.find(([name]) => name === wanted);
  // A log line goes on after the name: the longest name that it begins with counts.
  return (exact ?? names.find(([name]) => wanted.startsWith(name) && phrase.includes(' ')))?.[1];
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

const names: readonly (readonly [string, number])[] = [
  ...Object.entries(alertNames).map(([code, name]) => [letters(name), Number(code)] as const),
  ...Object.entries(otherWords),
].sort(([a], [b]) => b.length - a.length);
