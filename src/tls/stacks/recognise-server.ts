import { extensionCode as code } from '../extensions/registry.js';
import type { ServerHello } from '../messages/server-hello.js';
import { cipherSuiteName } from '../names/cipher-suite.js';
import { isTls13 } from '../names/names.js';
import type { Stack, StackName } from './stack.js';

/** How a library writes its ServerHello before TLS 1.3. */
interface Habit {
  readonly name: StackName;
  /** The order of its extensions. */
  readonly order: readonly number[];
  /** How many point formats it answers with elliptic curves: always so many, or none; undefined: its versions differ. */
  readonly formats?: number;
}

const formats = code.ecPointFormats;
const renegotiation = code.renegotiationInfo;
const secret = code.extendedMasterSecret;
const heartbeat = 15;

/** As recorded; OpenSSL before 1.1.1 and SChannel as they are in public captures of known servers. */
const habits: readonly Habit[] = [
  {
    name: 'OpenSSL',
    order: [renegotiation, code.serverName, formats, code.sessionTicket, code.statusRequest, code.alpn, code.encryptThenMac, secret],
    formats: 3,
  },
  { name: 'OpenSSL', order: [code.serverName, renegotiation, formats, code.sessionTicket, heartbeat], formats: 3 },
  { name: 'GnuTLS', order: [formats, code.encryptThenMac, secret, code.sessionTicket, renegotiation], formats: 1 },
  { name: 'NSS', order: [formats, secret, renegotiation, code.sessionTicket], formats: 1 },
  { name: 'Go', order: [code.statusRequest, code.sessionTicket, renegotiation, code.alpn, formats] },
  { name: 'Java', order: [code.serverName, code.statusRequest, code.alpn, secret, code.sessionTicket, renegotiation], formats: 0 },
  { name: 'SChannel', order: [code.statusRequest, code.sessionTicket, code.alpn, secret, renegotiation], formats: 0 },
  { name: 'rustls', order: [code.serverName, renegotiation, code.alpn, secret], formats: 0 },
];

/** So many extensions must stand in a library's order before that tells anything. */
const TELLING = 3;

/**
 * The TLS library that most likely wrote this ServerHello. `records` are the lengths of the ciphertext records that
 * follow it: under TLS 1.3 the hello says little, and how the flight is cut into records says more.
 */
export function recogniseServer(hello: ServerHello, records: readonly number[]): Stack | undefined {
  return isTls13(hello.version) ? fromFlight(hello, records) : fromHello(hello);
}

function fromHello(hello: ServerHello): Stack | undefined {
  const { codes } = hello.extensions;
  const fitting = new Set(habits.filter((habit) => fits(habit, hello)).map(({ name }) => name));
  const [name] = fitting;
  if (fitting.size !== 1 || codes.length < (name === 'OpenSSL' ? TELLING - 1 : TELLING)) return undefined;
  const certainty = name === 'OpenSSL' && codes.length >= TELLING ? 'likely' : 'possible';
  return { name, certainty, because: `the extensions of its ServerHello stand in the order of ${name}` };
}

function fits({ order, formats: own }: Habit, hello: ServerHello): boolean {
  const { codes } = hello.extensions;
  const sent = hello.extensions.body(formats, 'ec_point_formats')?.formats.length ?? 0;
  const curves = cipherSuiteName(hello.cipherSuite).includes('_ECDHE_');
  if (own !== undefined && sent !== (curves ? own : 0)) return false;
  const places = codes.map((one) => order.indexOf(one));
  return !places.includes(-1) && places.every((place, at) => at === 0 || places[at - 1] < place);
}

/** Finished as a record of its own, with SHA-256 and SHA-384. */
const finishedLengths = [53, 69];
/** EncryptedExtensions, Certificate and CertificateVerify before it, each a record. */
const APART = 3;
/** The least bytes of a NewSessionTicket. */
const TICKET = 100;

/** The flight after a TLS 1.3 ServerHello where each message is a record of its own, and the tickets after it. */
function fromFlight(hello: ServerHello, records: readonly number[]): Stack | undefined {
  const [first, second, third] = hello.extensions.codes;
  const end = records.findIndex((length) => finishedLengths.includes(length));
  if (end < APART || third !== undefined) return undefined;
  const [ticket, next] = records.slice(end + 1);
  const twoTickets = ticket >= TICKET && ticket === next;
  const cut = 'a record for each message';
  if (first === code.keyShare && second === code.supportedVersions)
    return twoTickets ? possible('GnuTLS', `key_share before supported_versions, ${cut}, and two tickets of one size`) : undefined;
  if (first !== code.supportedVersions || second !== code.keyShare) return undefined;
  const habit = `supported_versions before key_share, ${cut}`;
  if (twoTickets) return { ...possible('OpenSSL', `${habit}, and two tickets of one size`), certainty: 'likely' };
  if (ticket === undefined) return possible('OpenSSL', habit);
  return ticket >= TICKET && records[end] === 53 ? possible('Go', `${habit}, SHA-256, and one ticket`) : undefined;
}

function possible(name: StackName, habit: string): Stack {
  return { name, certainty: 'possible', because: `it has ${habit}` };
}
