import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/bytes/limits.js';
import { bytes, ethernet, fragment6, fragments, ipv4, ipv6, tcp } from '../build/packets.js';
import { dissected } from './dissected.js';

const v4 = { from: '10.0.0.5', to: '10.0.0.9' };
const v6 = { from: '2001:db8::5', to: '2001:db8::9' };
const payload = Uint8Array.from({ length: 400 }, (_, i) => i * 7);
const segment = tcp({ sourcePort: 51_034, destinationPort: 443, seq: 99 }, payload);
const text = Buffer.from(payload).toString('hex');

type Piece = [offset: number, more: boolean, piece: Uint8Array];
const piece4 = ([offset, more, piece]: Piece, id = 7) => ethernet(ipv4({ ...v4, id, offset, more }, piece));
const piece6 = ([offset, more, piece]: Piece, id = 7) =>
  ethernet(ipv6({ ...v6, protocol: 44 }, fragment6(6, id, offset, more, piece)));
const families = [['IPv4', piece4], ['IPv6', piece6]] as const;

describe.each(families)('fragments of %s', (_, wrap) => {
  const pieces = fragments(segment, [104, 208]).map((piece) => wrap(piece));
  const [first, middle, last] = pieces;

  it('give one segment, at the frame that completes it', () => {
    const whole = { is: 'segment', frame: 3, seq: 99, payload: text, payloadLength: 400 };
    expect(dissected(...pieces)).toMatchObject([whole]);
  });

  it('give the same in any order and with repetitions', () => {
    expect(dissected(last, first, first, last, middle)).toMatchObject([{ is: 'segment', frame: 5, payload: text }]);
  });

  it('are counted as lost once, at the first frame, where one never came', () => {
    expect(dissected(first, last)).toEqual([{ is: 'undecoded', reason: 'fragment-lost', frame: 1 }]);
  });

  it('may overlap where they agree', () => {
    const overlapping = [wrap([0, true, segment.subarray(0, 120)]), wrap([104, false, segment.subarray(104)])];
    expect(dissected(...overlapping)).toMatchObject([{ is: 'segment', payload: text }]);
  });

  it('start anew where they contradict one another', () => {
    const other = wrap([0, true, segment.subarray(0, 104).map((byte) => byte ^ 255)]);
    expect(dissected(other, ...pieces)).toMatchObject([
      { is: 'undecoded', reason: 'fragment-lost', frame: 1 },
      { is: 'segment', frame: 4, payload: text },
    ]);
  });

  it('start anew where one stands behind the end, or the end moves', () => {
    const beyond = wrap([800, true, segment.subarray(0, 8)]);
    expect(dissected(last, beyond).map((d) => d.is === 'undecoded' && d.frame)).toEqual([1, 2]);
    expect(dissected(beyond, last).map((d) => d.is === 'undecoded' && d.frame)).toEqual([1, 2]);
  });

  it('of different identification do not mix', () => {
    const others = fragments(segment.map((byte, i) => (i < 20 ? byte : 0)), [104, 208]).map((piece) => wrap(piece, 8));
    const result = dissected(first, others[0], middle, others[1], last, others[2]);
    expect(result).toMatchObject([{ payload: text, frame: 5 }, { payload: '00'.repeat(400), frame: 6 }]);
  });

  it('wait for a minute of capture time, no longer', () => {
    const late = (seconds: number) => dissected({ data: first }, { data: middle, seconds }, { data: last, seconds });
    expect(late(limits.fragmentSeconds)).toMatchObject([{ is: 'segment' }]);
    expect(late(limits.fragmentSeconds + 1)).toMatchObject([{ frame: 1 }, { reason: 'fragment-lost', frame: 2 }]);
  });

  it('are held for so many datagrams only; the oldest goes first', () => {
    const piece: Piece = [0, true, payload.subarray(0, 8)];
    const many = Array.from({ length: limits.fragmentedDatagrams + 2 }, (__, id) => wrap(piece, id));
    const lost = dissected(...many).flatMap((d) => (d.is === 'undecoded' ? [d.frame] : []));
    expect(lost.slice(0, 3)).toEqual([1, 2, 3]);
    expect(lost).toHaveLength(many.length);
  });

  it('are malformed where they end off the grid of eight bytes, are empty, or exceed a datagram', () => {
    const bad = [wrap([0, true, bytes('1234567')]), wrap([8, true, bytes()]), wrap([65_528, false, bytes('12345678')])];
    expect(dissected(...bad)).toMatchObject(bad.map(() => ({ reason: 'malformed' })));
  });

  it('that the capture cut are counted as cut', () => {
    expect(dissected({ data: first.subarray(0, -4), wireLength: first.length })).toMatchObject([{ reason: 'cut' }]);
  });

  it('give the same segment however and in whatever order they come', () => {
    const cut = fc.integer({ min: 1, max: 52 }).map((unit) => unit * 8);
    const plan = fc.uniqueArray(cut, { maxLength: 12 }).chain((cuts) => {
      const wrapped = fragments(segment, cuts.sort((a, b) => a - b)).map((piece) => wrap(piece));
      return fc.shuffledSubarray(wrapped, { minLength: wrapped.length });
    });
    fc.assert(fc.property(plan, (frames) => {
      expect(dissected(...frames)).toMatchObject([{ is: 'segment', seq: 99, payload: text, frame: frames.length }]);
    }));
  });
});

it('goes through extension headers inside a datagram put together', () => {
  const inside = bytes(6, 0, new Uint8Array(6), segment);
  const frames = fragments(inside, [104]).map(([offset, more, piece]) =>
    ethernet(ipv6({ ...v6, protocol: 44 }, fragment6(60, 7, offset, more, piece))));
  expect(dissected(...frames)).toMatchObject([{ is: 'segment', payload: text }]);
});

it('takes the protocol from the first piece, whatever the others say', () => {
  const [first, last] = fragments(segment, [104]).map(([offset, more, piece], i) =>
    ethernet(ipv6({ ...v6, protocol: 44 }, fragment6(i === 0 ? 6 : 17, 7, offset, more, piece))));
  expect(dissected(first, last)).toMatchObject([{ is: 'segment' }]);
  expect(dissected(last, first)).toMatchObject([{ is: 'segment' }]);
});

it('survives fragments of fragments', () => {
  const nested = (depth: number): Uint8Array => (depth === 0 ? segment : fragment6(44, 7, 0, false, nested(depth - 1)));
  expect(dissected(ethernet(ipv6({ ...v6, protocol: 44 }, nested(30))))).toHaveLength(1);
});
