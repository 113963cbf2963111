import type { LinkType, Peeled } from '../peel.js';
import { peelIeee80211, peelPaddedIeee80211 } from './ieee80211.js';

const LENGTH = 2;
const PRESENT = 4;
const SHORTEST = 8;
/** Bits of the last byte (MORE) and of the first (the others) of a presence word, little-endian. */
const MORE = 0x80;
const HAS_TIME = 0x01;
const HAS_FLAGS = 0x02;
const TIME_LENGTH = 8;
/** Flags field: a pad stands between the 802.11 header and its payload. */
const DATA_PAD = 0x20;

/** Radiotap: what the radio says of a frame, and the IEEE 802.11 frame behind it. */
function peelRadiotap(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < SHORTEST) return false;
  const length = data[start + LENGTH] | (data[start + LENGTH + 1] << 8);
  if (length < SHORTEST || length > end - start) return false;
  peeled.start = start + length;
  return isPadded(data, start, start + length) ? peelPaddedIeee80211(peeled) : peelIeee80211(peeled);
}

/** Fields stand in the order of their bits, aligned; flags are the second, after a time of eight bytes. */
function isPadded(data: Uint8Array, start: number, end: number): boolean {
  if ((data[start + PRESENT] & HAS_FLAGS) === 0) return false;
  let word = PRESENT;
  while (start + word + 4 <= end && (data[start + word + 3] & MORE) !== 0) word += 4;
  const fields = word + 4;
  const flags = data[start + PRESENT] & HAS_TIME ? ((fields + 7) & ~7) + TIME_LENGTH : fields;
  return start + flags < end && (data[start + flags] & DATA_PAD) !== 0;
}

export default { names: { 127: 'IEEE802_11_RADIO' }, peel: peelRadiotap } satisfies LinkType;
