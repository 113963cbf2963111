import { ethernet, ipv4, type TimedPacket, udp } from './packets.js';

/** Codes of answers (RFC 1035 §4.1.1). */
export const rcode = { ok: 0, serverFailure: 2, noSuchName: 3, refused: 5 } as const;

export interface DnsOptions {
  readonly type?: number;
  /** Milliseconds after the start. */
  readonly at?: number;
  readonly client?: string;
  readonly resolver?: string;
  /** Bits of the header beside those of any answer. */
  readonly flags?: number;
}

/** A client's question, to 10.0.0.53 where no other is named. */
export function question(name: string, { type = 1, at = 0, client = '10.0.0.5', resolver = '10.0.0.53' }: DnsOptions = {}): TimedPacket {
  return packet(at, client, resolver, udp(40_000, 53, message(name, type, 0x0100, 0)));
}

/** The resolver's answer; `addresses` are counted, not written out: what they are is nobody's question here. */
export function answer(name: string, code: number, addresses = 0, options: DnsOptions = {}): TimedPacket {
  const { type = 1, at = 5, client = '10.0.0.5', resolver = '10.0.0.53', flags = 0 } = options;
  return packet(at, resolver, client, udp(53, 40_000, message(name, type, 0x8180 | flags | code, addresses)));
}

function packet(at: number, from: string, to: string, datagram: Uint8Array): TimedPacket {
  const time = { seconds: 1_795_000_000 + Math.floor(at / 1000), nanos: (at % 1000) * 1e6 };
  return { time, data: ethernet(ipv4({ from, to, protocol: 17 }, datagram)) };
}

/** A message with one question and as many answers claimed; also for tests of the decoder itself. */
export function message(name: string, type: number, flags: number, answers: number): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(0xf49e, 0);
  header.writeUInt16BE(flags, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers, 6);
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([header, ...labels, Buffer.from([0, type >> 8, type & 255, 0, 1])]);
}
