import { limits } from '../../bytes/limits.js';
import type { ClientHello } from '../messages/client-hello.js';
import { clientShape, shapeKey, shapeOf, type ClientShape } from './client-shape.js';
import { likeness, type Feature, type KnownShape, type Likeness } from './likeness.js';
import { publicClients } from './public-clients.js';
import { recordedClients } from './recorded-clients.js';
import type { Stack, StackName } from './stack.js';

/** A recorded ClientHello: whose library, in which version, and the programs that sent just this. */
export interface RecordedClient {
  readonly stack: StackName;
  /** With its version where known: `OpenSSL 3.0`. */
  readonly library: string;
  readonly programs: readonly string[];
  readonly shuffled: boolean;
  /** In the form of `shapeText`. */
  readonly shape: string;
}

/** Like enough that another version or another setting of the same library explains the difference. */
const LIKELY = 0.86;
const POSSIBLE = 0.76;
/** How much less any other library must resemble it. */
const CLEAR = 0.08;

/** Recognised before: the same few clients come again and again. */
const known = new Map<string, Stack | undefined>();
let prepared: readonly Candidate[] | undefined;

interface Candidate extends KnownShape {
  readonly recorded: RecordedClient;
}

/** The TLS library that most likely wrote this ClientHello; undefined where none of the recorded ones fits. */
export function recogniseClient(hello: ClientHello): Stack | undefined {
  const shape = clientShape(hello);
  const key = shapeKey(shape);
  if (known.has(key)) return known.get(key);
  const stack = nearest(shape, (prepared ??= prepare([...recordedClients, ...publicClients])));
  if (known.size >= limits.fingerprints) known.clear();
  known.set(key, stack);
  return stack;
}

/** The same with another table: what `npm run stacks` measures the method by. */
export function recogniseAmong(shape: ClientShape, table: readonly RecordedClient[]): Stack | undefined {
  return nearest(shape, prepare(table));
}

function prepare(table: readonly RecordedClient[]): Candidate[] {
  return table.map((recorded) => ({ recorded, shuffled: recorded.shuffled, shape: shapeOf(recorded.shape) }));
}

interface Match {
  readonly candidate: Candidate;
  readonly like: Likeness;
}

function nearest(shape: ClientShape, candidates: readonly Candidate[]): Stack | undefined {
  const all = candidates.map((candidate): Match => ({ candidate, like: likeness(shape, candidate) }));
  const best = all.reduce<Match | undefined>((a, b) => (a && a.like.score >= b.like.score ? a : b), undefined);
  if (!best || best.like.score < POSSIBLE) return undefined;
  const { stack: name } = best.candidate.recorded;
  const others = all.filter(({ candidate }) => candidate.recorded.stack !== name);
  const lead = best.like.score - Math.max(0, ...others.map(({ like }) => like.score));
  if (lead < CLEAR / 2) return undefined;
  const certainty = best.like.score >= LIKELY && lead >= CLEAR ? 'likely' : 'possible';
  const equal = all.filter(({ candidate, like }) => candidate.recorded.stack === name && isSame(like));
  return { name, detail: programOf(equal), certainty, because: equal.length > 0 ? sameWords(equal) : alikeWords(best) };
}

function isSame({ score }: Likeness): boolean {
  return score > 0.999;
}

/** Programs that change nothing of their library's defaults: what they send, any other program may send. */
const plainPrograms = new Set(['s_client', 'gnutls-cli', 'tstclnt', 'own', 'net/http', 'crypto/tls', 'SSLSocket', 'HttpsURLConnection', 'httpc',
  'tls_client', 'bssl-tool']);

/** The program, when all that send just this are one; manners of it count as one: `Python requests` is `Python`. */
function programOf(equal: readonly Match[]): string | undefined {
  const families = new Set(programsOf(equal).map((program) => program.split(' ')[0]));
  const [family] = families;
  return families.size === 1 && !plainPrograms.has(family) ? family : undefined;
}

function programsOf(equal: readonly Match[]): string[] {
  return [...new Set(equal.flatMap(({ candidate }) => candidate.recorded.programs))];
}

function sameWords(equal: readonly Match[]): string {
  const libraries = [...new Set(equal.map(({ candidate }) => candidate.recorded.library))];
  const programs = programsOf(equal).map((program) => program.replace(/^own /, 'a '));
  return `its ClientHello is the one that ${listed(programs, 'and')} with ${listed(libraries, 'or')} sent when recorded`;
}

/** What is worth to be named, and how. */
const featureWords: readonly (readonly [Feature, string])[] = [
  ['schemes', 'signature algorithms'],
  ['suites', 'cipher suites'],
  ['order', 'order of extensions'],
  ['groups', 'groups'],
];

function alikeWords({ candidate, like }: Match): string {
  const { library } = candidate.recorded;
  const same = featureWords.filter(([feature]) => like.same.includes(feature)).map(([, word]) => word);
  if (same.length === 0) return `its ClientHello resembles that of ${library} more than any other`;
  return same.length === 1 ? `it has the ${same[0]} of ${library}` : `its ${listed(same, 'and')} are those of ${library}`;
}

function listed(items: readonly string[], word: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;
}
