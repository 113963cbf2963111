import { describe, expect, it } from 'vitest';
import { degradations, randomFrom, type Degradation } from './build/degradations.js';
import { byConnection, type Complaint, complaints, everyCapture, verdictsOf } from './build/degraded.js';
import { framesOf } from './build/ethernet-frame.js';

/** What a worse capture may tell otherwise, and why nobody could know better. */
interface Exception {
  readonly because: string;
  readonly told: RegExp;
  readonly whole?: RegExp;
  readonly when?: RegExp;
}

const exceptions: readonly Exception[] = [
  {
    because: 'the alert stands in the packets; what it answered is in those that are missing',
    told: /^alert\/(fatal|internal-error|no-application-protocol|unrecognized-name|bad-record-mac) \(error, (proven|likely)\)/,
  },
  {
    because: 'nothing in the capture refers to a RST, or to the FINs where both are lost: the other side fell silent',
    told: /^tcp\/(client-hello-unanswered|handshake-stalled|syn-unanswered) /,
    when: /RSTs missing|FINs missing|lost/,
  },
  {
    because: 'a RST without an ACK does not tell that the ClientHello before it was lost',
    told: /^tcp\/reset-before-client-hello /,
    when: /lost/,
  },
  {
    because: 'nothing refers to a lost answer of a resolver',
    told: /^dns\//,
    when: /lost|swapped/,
  },
  {
    because: 'the answer came when the client was gone, and a hole in it looks like one that made it go',
    told: /^tcp\/path-mtu-black-hole /,
    whole: /^tcp\/client-hello-unanswered$/,
    when: /lost/,
  },
  {
    because: 'what shows that the RST was forged is lost; that it came stands there',
    told: /^(middlebox\/name-filter|tcp\/reset-(after|before)-client-hello) /,
    whole: /^middlebox\/forged-reset$/,
    when: /lost|side only/,
  },
  {
    because: 'an earlier clock of the server is a capture nearer to it: seen from there, it was the first to go',
    told: /^tcp\/(closed|reset)-after-handshake /,
    when: /3 ms behind/,
  },
  {
    because: 'a RST that answers a FIN looks like the end of its own accord where the FIN is missing',
    told: /^tcp\/reset-after-handshake /,
    when: /FINs missing/,
  },
];

/** Each capture has dice of its own, the same in every run. */
function seedOf(name: string): number {
  return [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 100_003;
}

const captures = everyCapture.map(({ name, bytes }) => {
  const frames = framesOf(bytes);
  return { name, frames, whole: byConnection(verdictsOf(frames)) };
});

describe('a capture taken badly', () => {
  it.each(degradations)('claims nothing that the whole one does not bear out: $name', (degradation) => {
    const found = captures.flatMap(({ name, frames, whole }) => {
      const degraded = verdictsOf(degradation.apply(frames, randomFrom(seedOf(name))));
      const all = complaints(whole, degraded, degradation).filter((one) => !isExcepted(one, degradation));
      return all.map(({ kind, connection, whole: was, told }) => `${name}, ${connection}: ${kind}: ${was} → ${told}`);
    });
    expect(found).toEqual([]);
  });
});

function isExcepted({ kind, whole: was, told: is }: Complaint, { name }: Degradation): boolean {
  return exceptions.some(({ told, whole, when }) => {
    const fits = told.test(is) && (whole?.test(was) ?? true) && (when?.test(name) ?? true);
    return fits && (kind !== 'falsely failed' || name.includes('3 ms behind'));
  });
}
