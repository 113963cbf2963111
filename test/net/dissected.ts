import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openCapture } from '../../src/capture/decode.js';
import { CaptureError, emptyPacket, type Packet } from '../../src/capture/packet.js';
import { formatAddress } from '../../src/net/address.js';
import { dissect } from '../../src/net/dissect.js';
import type { Datagram, IcmpError, IpPart, NetSink, Segment, Undecoded } from '../../src/net/segment.js';

/** What came out of dissection, copied, with text for addresses and payloads. */
export type Dissected =
  | ({ is: 'segment'; payload: string; options: string } & Common & Pick<Segment, 'seq' | 'ack' | 'flags' | 'window'>)
  | ({ is: 'datagram'; payload: string } & Common)
  | ({ is: 'icmp'; quoted: string } & Pick<IcmpError, 'kind' | 'type' | 'code' | 'mtu' | 'quotedSeq'>)
  | { is: 'undecoded'; reason: Undecoded; frame: number };

interface Common {
  frame: number;
  from: string;
  to: string;
  ttl: number;
  ipId: number;
  payloadLength: number;
}

class Keeper implements NetSink {
  readonly all: Dissected[] = [];

  push(segment: Segment): void {
    const { seq, ack, flags, window, data, optionsStart, payloadStart } = segment;
    const options = hex(data, optionsStart, payloadStart);
    this.all.push({ is: 'segment', ...common(segment), seq, ack, flags, window, options, payload: payloadOf(segment) });
  }

  datagram(datagram: Datagram): void {
    this.all.push({ is: 'datagram', ...common(datagram), payload: payloadOf(datagram) });
  }

  icmp(error: IcmpError): void {
    const { kind, type, code, mtu, quotedSeq, quotedProtocol } = error;
    const source = `${formatAddress(error.quotedSource)} ${error.quotedSourcePort}`;
    const destination = `${formatAddress(error.quotedDestination)} ${error.quotedDestinationPort}`;
    const quoted = `${source} > ${destination} protocol ${quotedProtocol}`;
    this.all.push({ is: 'icmp', kind, type, code, mtu, quotedSeq, quoted });
  }

  undecoded(reason: Undecoded, at: { frame: number }): void {
    this.all.push({ is: 'undecoded', reason, frame: at.frame });
  }

  end(): void {}
}

type Ported = IpPart & Pick<Segment, keyof Datagram & keyof Segment>;

function common(part: Ported): Common {
  const { frame, ttl, ipId, payloadLength } = part;
  const from = `${formatAddress(part.source)} ${part.sourcePort}`;
  const to = `${formatAddress(part.destination)} ${part.destinationPort}`;
  return { frame, from, to, ttl, ipId, payloadLength };
}

function payloadOf({ data, payloadStart, payloadEnd }: Ported): string {
  return hex(data, payloadStart, payloadEnd);
}

/** Throws where the range leaves the data. */
function hex(data: Uint8Array, start: number, end: number): string {
  if (start < 0 || start > end || end > data.length) throw new RangeError(`${start} to ${end} of ${data.length}`);
  return Buffer.from(data.subarray(start, end)).toString('hex');
}

export interface Crafted {
  data: Uint8Array;
  linkType?: number;
  wireLength?: number;
  seconds?: number;
}

/** Dissects packets in their order, each standing amid other bytes as in a capture file's buffer. */
export function dissected(...packets: (Crafted | Uint8Array)[]): Dissected[] {
  const keeper = new Keeper();
  const stage = dissect(keeper);
  packets.forEach((packet, i) => stage.push(asPacket(packet instanceof Uint8Array ? { data: packet } : packet, i + 1)));
  stage.end();
  return keeper.all;
}

const MARGIN = 24;

function asPacket({ data, linkType = 1, wireLength = data.length, seconds = 0 }: Crafted, frame: number): Packet {
  const buffer = new Uint8Array(data.length + 2 * MARGIN).fill(0x45);
  buffer.set(data, MARGIN);
  const place = { data: buffer, start: MARGIN, end: MARGIN + data.length };
  return { ...emptyPacket(), ...place, frame, linkType, wireLength, seconds };
}

/** Dissects a capture file as far as it can be read. */
export function dissectedFile(path: string): Dissected[] {
  const keeper = new Keeper();
  const stage = dissect(keeper);
  const decoder = openCapture({ push: (packet) => stage.push(packet), end: () => stage.end(), note: () => {} });
  try {
    const bytes = readFileSync(path);
    decoder.push(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
    decoder.end();
  } catch (error) {
    decoder.abandon();
    if (!(error instanceof CaptureError)) throw error;
  }
  return keeper.all;
}
