// One TCP connection as a capture shows it: Ethernet, IPv4, timestamps, delayed acknowledgements.

export const flag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 };

const MSS = 1448;
const SYN_OPTIONS = Buffer.from('020405b40402080a000000000000000001030307', 'hex');
const MACS = { client: Buffer.from('02420a000005', 'hex'), server: Buffer.from('02420a000009', 'hex') };

/** How bulk data suffers on its way: the share of segments that come late, and that come twice. */
const CALM = { late: 0, twice: 0 };

/** Writes packets to a pile as time passes; `client` and `server` are `{ address, port }`, the address a number. */
export class TcpConnection {
  constructor(pile, random, { client, server, start, rttMs, trouble = CALM }) {
    this.pile = pile;
    this.random = random;
    this.trouble = trouble;
    this.now = start;
    this.rtt = rttMs / 1000;
    this.sides = { client: side(client, random), server: side(server, random) };
  }

  open() {
    this.segment('client', flag.syn);
    this.wait(this.rtt);
    this.segment('server', flag.syn | flag.ack);
    this.wait(20e-6);
    this.segment('client', flag.ack);
    return this;
  }

  /** Seconds. */
  wait(seconds) {
    this.now += seconds;
    return this;
  }

  /** Data in full segments, each second one acknowledged. */
  send(from, data) {
    for (let at = 0, count = 1; at < data.length; at += MSS, count++) {
      const isLast = at + MSS >= data.length;
      this.segment(from, flag.ack | (isLast ? flag.psh : 0), data.subarray(at, at + MSS));
      this.wait(this.random.between(2e-6, 30e-6));
      if (isLast ? this.random.chance(0.6) : count % 2 === 0) this.segment(other(from), flag.ack);
    }
    return this;
  }

  close(first) {
    this.segment(first, flag.fin | flag.ack);
    this.wait(this.rtt);
    this.segment(other(first), flag.fin | flag.ack);
    this.wait(20e-6);
    this.segment(first, flag.ack);
  }

  reset(from) {
    this.segment(from, flag.rst | flag.ack);
  }

  segment(from, flags, payload) {
    const { late, twice } = this.trouble;
    const delay = payload && this.random.chance(late) ? this.random.between(50e-6, 200e-6) : 0;
    this.packet(this.now + delay, from, flags, payload);
    if (payload && this.random.chance(twice)) this.packet(this.now + this.rtt * 2, from, flags, payload);
    this.wait(1e-6);
    const taken = (payload?.length ?? 0) + (flags & (flag.syn | flag.fin) ? 1 : 0);
    this.sides[from].next = (this.sides[from].next + taken) >>> 0;
  }

  packet(time, from, flags, payload) {
    const options = flags & flag.syn ? 20 : 12;
    const bytes = this.pile.packet(time, 54 + options + (payload?.length ?? 0));
    payload?.copy(bytes, 54 + options);
    MACS[other(from)].copy(bytes, 0);
    MACS[from].copy(bytes, 6);
    bytes.writeUInt16BE(0x0800, 12);
    this.ip(bytes.subarray(14), from);
    this.tcp(bytes.subarray(34), from, flags, options);
    checksum(bytes);
  }

  ip(bytes, from) {
    const [source, destination] = [this.sides[from], this.sides[other(from)]];
    source.ipId = (source.ipId + 1) & 0xffff;
    bytes.writeUInt32BE(0x4500_0000 + bytes.length, 0);
    bytes.writeUInt32BE(source.ipId * 0x10000 + 0x4000, 4);
    bytes.writeUInt32BE(from === 'client' ? 0x4006_0000 : 0x3f06_0000, 8);
    bytes.writeUInt32BE(source.address, 12);
    bytes.writeUInt32BE(destination.address, 16);
  }

  tcp(bytes, from, flags, options) {
    const [source, destination] = [this.sides[from], this.sides[other(from)]];
    bytes.writeUInt16BE(source.port, 0);
    bytes.writeUInt16BE(destination.port, 2);
    bytes.writeUInt32BE(source.next, 4);
    bytes.writeUInt32BE(flags & flag.ack ? destination.next : 0, 8);
    bytes.writeUInt16BE(((20 + options) << 10) | flags, 12);
    bytes.writeUInt32BE(0x01f5_0000, 14);
    bytes.writeUInt16BE(0, 18);
    if (flags & flag.syn) SYN_OPTIONS.copy(bytes, 20);
    else bytes.writeUInt32BE(0x0101_080a, 20);
    const stamp = flags & flag.syn ? 28 : 24;
    bytes.writeUInt32BE((source.clock + this.now * 1000) % 2 ** 32 >>> 0, stamp);
    const echo = flags & flag.ack ? (destination.clock + this.now * 1000) % 2 ** 32 : 0;
    bytes.writeUInt32BE(echo >>> 0, stamp + 4);
  }
}

function side({ address, port }, random) {
  return { address, port, next: random.next(), ipId: random.next() & 0xffff, clock: random.next() };
}

export function other(side) {
  return side === 'client' ? 'server' : 'client';
}

/** Fills in the checksums of IP and TCP (RFC 791, RFC 9293). */
function checksum(frame) {
  frame.writeUInt16BE(0, 24);
  frame.writeUInt16BE(folded(sum(frame, 14, 34, 0)), 24);
  frame.writeUInt16BE(folded(sum(frame, 26, frame.length, 6 + frame.length - 34)), 50);
}

function sum(bytes, start, end, from) {
  let total = from;
  for (let at = start; at + 1 < end; at += 2) total += (bytes[at] << 8) | bytes[at + 1];
  return (end - start) % 2 ? total + (bytes[end - 1] << 8) : total;
}

function folded(total) {
  let rest = total;
  while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000);
  return ~rest & 0xffff;
}
