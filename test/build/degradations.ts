import { tcpFlag } from '../../src/net/segment.js';
import { cooked, edited, ETHERNET, type Frame, glued, later, tagged, type TcpPart, tcpPart } from './ethernet-frame.js';

/** A way to take a capture badly: what it would have held. Pure; what is random comes from `random` alone. */
export interface Degradation {
  readonly name: string;
  /** Nothing is lost by it, so nothing may be told otherwise than of the whole. */
  readonly harmless?: true;
  readonly apply: (frames: readonly Frame[], random: () => number) => Frame[];
}

/** Numbers from 0 to 1 that are the same in every run (Park and Miller's generator). */
export function randomFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const { syn, ack, rst } = tcpFlag;

/** A frame with what is known of its connection. */
interface Placed {
  readonly frame: Frame;
  readonly part?: TcpPart;
  readonly client: boolean;
  /** Frames with payload of its connection up to here, this one included. */
  readonly spoken: number;
  /** Place of this frame among those of its connection, from 0. */
  readonly nth: number;
}

/** Who opened is the client; in a capture without the opening, the one with the higher port. */
function placed(frames: readonly Frame[]): Placed[] {
  const clients = new Map<string, string>();
  const spoken = new Map<string, number>();
  const seen = new Map<string, number>();
  return frames.map((frame) => {
    const part = tcpPart(frame);
    if (!part) return { frame, client: false, spoken: 0, nth: 0 };
    const { connection, flags, from, payload, end } = part;
    if ((flags & (syn | ack)) === syn) {
      clients.set(connection, from);
      spoken.set(connection, 0);
      seen.set(connection, 0);
    }
    if (!clients.has(connection)) clients.set(connection, higherPort(connection));
    const words = (spoken.get(connection) ?? 0) + (end > payload ? 1 : 0);
    const nth = seen.get(connection) ?? 0;
    spoken.set(connection, words);
    seen.set(connection, nth + 1);
    return { frame, part, client: clients.get(connection) === from, spoken: words, nth };
  });
}

function higherPort(connection: string): string {
  const port = (end: string) => Number(end.slice(end.indexOf(':') + 1));
  const [one, other] = connection.split(' ');
  return port(one) > port(other) ? one : other;
}

function keeping(which: (one: Placed) => boolean): Degradation['apply'] {
  return (frames) => placed(frames).filter((one) => which(one)).map(({ frame }) => frame);
}

function each(change: (one: Placed, random: () => number) => Frame[]): Degradation['apply'] {
  return (frames, random) => placed(frames).flatMap((one) => change(one, random));
}

/** A capture is written in the order in which packets come. */
function inOrderOfTime(frames: Frame[]): Frame[] {
  const micros = ({ time }: Frame) => time.seconds * 1e6 + time.nanos / 1e3;
  return frames.map((frame) => ({ frame, at: micros(frame) })).sort((a, b) => a.at - b.at).map(({ frame }) => frame);
}

function snaplen(bytes: number): Degradation {
  return {
    name: `cut at ${bytes} bytes`,
    apply: (frames) => frames.map((frame) => ({ ...frame, data: frame.data.subarray(0, bytes) })),
  };
}

function loss(percent: number): Degradation {
  return { name: `${percent} % lost`, apply: each(({ frame }, random) => (random() < percent / 100 ? [] : [frame])) };
}

/** One frame of each connection is lost. */
function lacking(nth: number): Degradation {
  return { name: `frame ${nth + 1} of each connection lost`, apply: keeping((one) => !one.part || one.nth !== nth) };
}

/** Begun when each connection had sent so many segments with payload: 1 is most often the ClientHello. */
function joinedAfter(segments: number): Degradation {
  return {
    name: `joined after segment ${segments}`,
    apply: keeping(({ part, spoken }) => !part || spoken > segments || (spoken === segments && part.payload === part.end)),
  };
}

/** Ended right after one connection's nth segment with payload (0: after its SYN); the dice choose the connection. */
function endedAfter(segments: number): Degradation {
  return {
    name: `ended after segment ${segments}`,
    apply(frames, random) {
      const all = placed(frames);
      const ends = all.flatMap(({ part, spoken }, index) => {
        const isEnd = part && (segments === 0 ? (part.flags & syn) !== 0 : spoken === segments && part.end > part.payload);
        return isEnd ? [index + 1] : [];
      });
      const end = ends[Math.floor(random() * ends.length)] ?? frames.length;
      return frames.slice(0, end);
    },
  };
}

function twin({ frame, part }: Placed): Frame {
  return edited(frame, (bytes) => {
    bytes.set([2, 0, 0, 0, 1, 1, 2, 0, 0, 0, 1, 2]);
    if (part) bytes[part.ip + (part.six ? 7 : 8)] -= 1;
  });
}

function glueNeighbours(frames: readonly Frame[]): Frame[] {
  const out: { frame: Frame; part?: TcpPart }[] = [];
  for (const frame of frames) {
    const part = tcpPart(frame);
    const last = out.at(-1);
    if (last?.part && part && follows(last.part, part)) {
      const frameOfBoth = glued(last.frame, last.part, frame, part);
      out[out.length - 1] = { frame: frameOfBoth, part: tcpPart(frameOfBoth) };
    } else out.push({ frame, part });
  }
  return out.map(({ frame }) => frame);
}

/** The next segment of the same sender, both with payload. */
function follows(one: TcpPart, other: TcpPart): boolean {
  const length = one.end - one.payload;
  const plain = ((one.flags | other.flags) & (syn | rst | tcpFlag.fin)) === 0;
  return plain && one.from === other.from && one.connection === other.connection && length > 0 &&
    other.end > other.payload && (one.seq + length) >>> 0 === other.seq;
}

export const degradations: readonly Degradation[] = [
  { name: 'client side only', apply: keeping(({ part, client }) => !part || client) },
  { name: 'server side only', apply: keeping(({ part, client }) => !part || !client) },
  ...[68, 96, 128, 200, 256].map(snaplen),
  ...[1, 5, 20].map(loss),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(lacking),
  { name: 'first half', apply: (frames) => frames.slice(0, frames.length >> 1) },
  { name: 'second half', apply: (frames) => frames.slice(frames.length >> 1) },
  ...[0, 1, 2, 3, 4, 6].map(joinedAfter),
  { name: 'SYNs missing', apply: keeping(({ part }) => !part || (part.flags & syn) === 0) },
  { name: 'RSTs missing', apply: keeping(({ part }) => !part || (part.flags & rst) === 0) },
  { name: 'FINs missing', apply: keeping(({ part }) => !part || (part.flags & tcpFlag.fin) === 0) },
  { name: 'SYNs and RSTs only', apply: keeping(({ part }) => !part || (part.flags & (syn | rst)) !== 0) },
  { name: 'ACKs without payload missing', apply: keeping(({ part }) => !part || part.end > part.payload || (part.flags & ~ack) !== 0) },
  ...[0, 1, 2, 3, 4, 5, 7].map(endedAfter),
  {
    name: 'neighbours swapped',
    apply: (frames) => frames.flatMap((_, index) => (index % 2 === 0 ? frames.slice(index, index + 2).reverse() : [])),
  },
  { name: 'every frame twice', harmless: true, apply: (frames) => frames.flatMap((frame) => [frame, later(frame, 3)]) },
  {
    name: 'seen on two interfaces of a router',
    harmless: true,
    apply: each((one) => [one.frame, later(twin(one), 12)]),
  },
  {
    name: 'a mirror port that lags 400 µs',
    harmless: true,
    apply: (frames) => inOrderOfTime([...frames, ...frames.map((frame) => later(frame, 400))]),
  },
  {
    name: 'seen with and without a VLAN tag',
    harmless: true,
    apply: each(({ frame }) => (frame.linkType === ETHERNET ? [frame, later(tagged(frame, 42), 5)] : [frame])),
  },
  {
    name: 'seen with one VLAN tag and two',
    harmless: true,
    apply: each(({ frame }) =>
      frame.linkType === ETHERNET ? [tagged(frame, 42), later(tagged(tagged(frame, 42), 7), 5)] : [frame],
    ),
  },
  {
    name: 'tagged with a VLAN',
    harmless: true,
    apply: (frames) => frames.map((frame) => (frame.linkType === ETHERNET ? tagged(frame, 42) : frame)),
  },
  ...([1, 2] as const).map((version): Degradation => ({
    name: `in Linux cooked mode, version ${version}`,
    harmless: true,
    apply: each(({ frame, client }) => (frame.linkType === ETHERNET ? [cooked(frame, version, client ? 'out' : 'in')] : [frame])),
  })),
  {
    name: 'written by two queues, out of order by up to 300 µs',
    apply: (frames, random) => {
      const delays = frames.map(() => Math.floor(random() * 300));
      const order = frames.map((frame, index) => ({ frame, at: later(frame, delays[index]).time }));
      return order.sort((a, b) => a.at.seconds - b.at.seconds || a.at.nanos - b.at.nanos).map(({ frame }) => frame);
    },
  },
  {
    name: 'the server’s side with a clock 3 ms behind',
    apply: (frames) => inOrderOfTime(placed(frames).map(({ frame, client, part }) => (!part || client ? frame : later(frame, -3000)))),
  },
  {
    name: 'the server’s side with a clock 6 ms ahead',
    apply: (frames) => inOrderOfTime(placed(frames).map(({ frame, client, part }) => (!part || client ? frame : later(frame, 6000)))),
  },
  { name: 'segments joined by the network card', harmless: true, apply: glueNeighbours },
  {
    name: 'with checksums not yet made',
    harmless: true,
    apply: each(({ frame, part }) => [part ? edited(frame, (bytes) => void bytes.writeUInt16BE(0xbeef, part.tcp + 16)) : frame]),
  },
];
