import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../src/capture/decode.js';
import { Court } from '../../../src/incident/court.js';
import type { Verdict } from '../../../src/rules/finding.js';
import type { Story } from '../../../src/story/story.js';
import { KeyLog } from '../../../src/tls/decrypt/key-log.js';
import { capturePath } from '../../build/captures.js';
import { storyStage } from '../../build/stories.js';

const folder = join(import.meta.dirname, '../../../captures');
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'keys.log')));

/** What a rule leaves open that cannot see under encryption, and which rules may say more with the keys. */
const leftOpen: Readonly<Record<string, RegExp>> = {
  'alert/encrypted-refusal': /^(certificate|alert|negotiation)\//,
  'alert/fatal': /^certificate\//,
  'alert/server-refusal-after-finished': /^(client-auth|certificate|alert)\//,
  'certificate/key-mismatch': /^certificate\/bad-signature$/,
  'certificate/silent-refusal': /^certificate\//,
  'certificate/unknown-ca': /^certificate\/(bad-signature|interception-suspected)$/,
  'client-auth/late-request': /^client-auth\/certificate-missing$/,
};

/** Of a certificate that it sees, it knows that only the issuer is in question: the client may have left anyway. */
const mayDoubtMore = 'certificate/silent-refusal';

interface Pair {
  readonly name: string;
  readonly without: Verdict;
  readonly withKeys: Verdict;
}

const pairs = cases.flatMap(pairsOf);

describe('what is inferred without keys', () => {
  it('is not contradicted by what keys reveal', () => {
    expect(pairs.filter(contradicts).map(said)).toEqual([]);
  });

  it('never loses certainty when keys prove it', () => {
    const ranks = ['possible', 'likely', 'proven'];
    const rank = (verdict: Verdict) => ranks.indexOf(rootOf(verdict)?.certainty ?? 'proven');
    const same = pairs.filter(
      ({ without, withKeys }) =>
        rootOf(without)?.rule === rootOf(withKeys)?.rule && rootOf(withKeys)?.rule !== mayDoubtMore,
    );
    expect(same.filter(({ without, withKeys }) => rank(withKeys) < rank(without)).map(said)).toEqual([]);
  });

  it('is right about the root cause more often than not', () => {
    const failed = pairs.filter(({ withKeys }) => withKeys.status === 'failed');
    const right = failed.filter(({ without, withKeys }) => rootOf(without)?.rule === rootOf(withKeys)?.rule);
    const share = `${right.length} of ${failed.length} failed connections`;
    console.log(`without keys: the same root cause on ${share}, the rest left open`);
    expect(right.length / failed.length).toBeGreaterThan(0.5);
  });
});

function pairsOf(name: string): Pair[] {
  const keys = new KeyLog();
  keys.addWhole(readFileSync(join(folder, name, 'keys.log'), 'utf8'));
  const proven = verdictsOf(name, keys);
  return verdictsOf(name).flatMap((without, index) => {
    const withKeys = proven[index];
    return withKeys.story.tls.decrypted ? [{ name, without, withKeys }] : [];
  });
}

function verdictsOf(name: string, keys?: KeyLog): Verdict[] {
  const verdicts: Verdict[] = [];
  const court = new Court({ verdict: (verdict) => void verdicts.push(verdict), end: () => {} });
  const stories: Story[] = [];
  const decoder = openCapture(storyStage(stories, { keys }));
  decoder.push(readFileSync(capturePath(name)));
  decoder.end();
  for (const story of stories) court.push(story);
  court.end();
  return verdicts.sort((one, other) => one.story.id - other.story.id);
}

function contradicts({ without, withKeys }: Pair): boolean {
  const [guess, truth] = [rootOf(without)?.rule, rootOf(withKeys)?.rule];
  if (without.status === 'degraded' && leftOpenAtItsEnd(without)) return false;
  if ((without.status === 'failed') !== (withKeys.status === 'failed')) return true;
  if (guess === truth || guess === undefined) return false;
  return !leftOpen[guess]?.test(truth ?? '');
}

/** The client finished and left at once: it may have been content, or not. */
function leftOpenAtItsEnd({ findings }: Verdict): boolean {
  return findings.some(({ rule }) => rule === 'tcp/closed-after-handshake');
}

function rootOf({ findings }: Verdict): Verdict['findings'][number] | undefined {
  return findings.find(({ rootCause }) => rootCause);
}

function said({ name, without, withKeys }: Pair): string {
  const short = (verdict: Verdict) => `${verdict.status} ${rootOf(verdict)?.rule} ${rootOf(verdict)?.certainty}`;
  return `${name} #${without.story.id}: ${short(without)}; with keys ${short(withKeys)}`;
}
