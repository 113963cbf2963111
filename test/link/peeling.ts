import { emptyPeeled, type Peel, type Peeled } from '../../src/link/peel.js';
import { bytes } from '../build/packets.js';

/** Runs a peel over bytes that hold nothing else, cut where `wireLength` says more. */
export function peeling(peel: Peel, data: Uint8Array, wireLength = data.length): (Peeled & { rest: string }) | false {
  const peeled = { ...emptyPeeled(), data, end: data.length, wireEnd: wireLength };
  return peel(peeled) && { ...peeled, rest: Buffer.from(data.subarray(peeled.start, peeled.end)).toString('latin1') };
}

/** `true` where every shorter piece of a header is refused, and the whole taken. */
export function refusesEveryCut(peel: Peel, header: Uint8Array): boolean {
  for (let length = 0; length < header.length; length++) if (peeling(peel, header.subarray(0, length))) return false;
  return peeling(peel, header) !== false;
}

/** Bytes from hex, blanks ignored, and text after them. */
export function hexed(text: string, payload = ''): Uint8Array {
  return bytes(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'), payload);
}
