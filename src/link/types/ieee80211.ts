import { peelLlc } from '../llc.js';
import { etherType, type LinkType, type Peeled } from '../peel.js';

const HEADER_LENGTH = 24;
const FRAGMENT_NUMBER = 22;
const ADDRESS_LENGTH = 6;
const QOS_LENGTH = 2;
const HT_CONTROL_LENGTH = 4;

/** First byte: version, type, subtype. */
const TYPE_MASK = 0x0f;
const DATA_TYPE = 0x08;
const NULL_FLAG = 0x40;
const QOS_FLAG = 0x80;
/** Second byte. */
const BOTH_DISTRIBUTION = 0x03;
const MORE_FRAGMENTS = 0x04;
const PROTECTED = 0x40;
const ORDER = 0x80;
/** QoS control: several packets in one frame. */
const AGGREGATED = 0x80;

/** IEEE 802.11: data frames in the clear. Encrypted, fragmented and aggregated ones lead nowhere. */
export function peelIeee80211(peeled: Peeled): boolean {
  return peelFrame(peeled, false);
}

/** With the header padded to a multiple of four, as some drivers hand it over and radiotap says. */
export function peelPaddedIeee80211(peeled: Peeled): boolean {
  return peelFrame(peeled, true);
}

function peelFrame(peeled: Peeled, padded: boolean): boolean {
  const { data, start, end } = peeled;
  peeled.etherType = etherType.none;
  if (end - start < 2) return false;
  if (!carriesData(data[start], data[start + 1])) return true;
  const length = headerLength(data[start], data[start + 1]);
  if (end - start < length) return false;
  if ((data[start + FRAGMENT_NUMBER] & 0x0f) !== 0 || isAggregated(data, start)) return true;
  peeled.start = start + (padded ? (length + 3) & ~3 : length);
  return peelLlc(peeled);
}

function carriesData(first: number, second: number): boolean {
  if ((first & TYPE_MASK) !== DATA_TYPE || (first & NULL_FLAG) !== 0) return false;
  return (second & (PROTECTED | MORE_FRAGMENTS)) === 0;
}

function headerLength(first: number, second: number): number {
  let length = HEADER_LENGTH;
  if ((second & BOTH_DISTRIBUTION) === BOTH_DISTRIBUTION) length += ADDRESS_LENGTH;
  if ((first & QOS_FLAG) === 0) return length;
  return length + QOS_LENGTH + (second & ORDER ? HT_CONTROL_LENGTH : 0);
}

function isAggregated(data: Uint8Array, start: number): boolean {
  if ((data[start] & QOS_FLAG) === 0) return false;
  const fourAddresses = (data[start + 1] & BOTH_DISTRIBUTION) === BOTH_DISTRIBUTION;
  return (data[start + HEADER_LENGTH + (fourAddresses ? ADDRESS_LENGTH : 0)] & AGGREGATED) !== 0;
}

export default { names: { 105: 'IEEE802_11' }, peel: peelIeee80211 } satisfies LinkType;
