import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import pcapParser, { type ParsedPacket } from 'pcap-parser';
import { describe, expect, it } from 'vitest';
import { isGzip } from '../../src/capture/compression.js';
import { corpusPath } from '../build/corpus.js';
import { filesIn, readOracle } from './oracle.js';
import { readCapture, timeText, type Kept } from './read.js';

const found = corpusPath();
const corpus = found ?? '';

/** Files that are read otherwise than tshark 4.0.17 does, and why. What is said here is tested below. */
const disagreements: Readonly<Record<string, string>> = {
  'formats/own/fcs.pcap':
    'tshark shows the frame check sequence as part of the packet; we take it off, so 4 bytes less each',
  'formats/own/linktype-reserved-bits.pcap':
    'tshark refuses reserved bits; draft-ietf-opsawg-pcap §4 has readers ignore them',
  'pcapng/invalid/linktype-reserved-field-not-zero.pcap':
    'the same; no packet follows, so there is nothing to read wrong',
  'formats/own/unknown-blocks-le.pcapng': 'tshark counts custom blocks as frames',
  'formats/own/unknown-blocks-be.pcapng': 'tshark counts custom blocks as frames',
  ...Object.fromEntries(
    ['le', 'be'].flatMap((order) =>
      ['017', '018', '102', '202'].map((number) => [
        `pcapng/conformance-${order}/test${number}.pcapng`,
        'tshark counts custom blocks as frames',
      ]),
    ),
  ),
};

const refused: Readonly<Record<string, string>> = {
  'pcapng/invalid/pcap-invalid-version-1.pcap': 'pcap version 1.4 is not known, only 2.x is (byte 4)',
  'pcapng/invalid/pcapng-invalid-vers-1.pcapng':
    'pcapng block 1 at byte 0 begins a section of version 0.1, 1.0 is known',
  'pcapng/invalid/pcapng-invalid-vers-2.pcapng':
    'pcapng block 1 at byte 0 begins a section of version 1.1, 1.0 is known',
  'pcapng/invalid/shb-option-too-long.pcapng':
    'pcapng block 1 at byte 0 is 52 bytes long in front and 808464432 behind',
};

const folders = [
  'formats/own',
  'formats/linktype',
  'pcapng/conformance-le',
  'pcapng/conformance-be',
  'pcapng/rusticata',
  'pcapng/invalid',
];
/** Not a capture from its first byte on; tshark takes it for one of its many other formats. */
const NOT_A_CAPTURE = 'pcapng/invalid/rusticata-err-eof.bin';
const files = found
  ? folders.flatMap((folder) => filesIn(corpus, folder)).filter((name) => name !== NOT_A_CAPTURE)
  : [];

function read(name: string) {
  const bytes = readFileSync(join(corpus, name));
  return readCapture(isGzip(bytes) ? gunzipSync(bytes) : bytes);
}

function shown(packet: Kept) {
  return { n: packet.frame, time: timeText(packet), len: packet.wireLength, capLen: packet.bytes.length };
}

describe.skipIf(!found)('captures of the corpus', () => {
  it.each(files.filter((name) => !(name in disagreements)))('%s has the frames and times that tshark sees', (name) => {
    const { packets, error, ended } = read(name);
    const oracle = readOracle(corpus, name);

    expect(packets.map(shown)).toEqual(oracle.frames.map(({ n, time, len, capLen }) => ({ n, time, len, capLen })));
    expect(error?.message).toEqual(
      refused[name] ?? (oracle.tsharkErrors ? expect.stringContaining('cut inside') : undefined),
    );
    expect(error?.kind).toBe(name in refused ? 'broken' : oracle.tsharkErrors ? 'cut' : undefined);
    expect(ended).toBe(1);
  });

  it('leaves only custom blocks out where tshark counts these as frames', () => {
    const custom = Object.keys(disagreements).filter((name) => disagreements[name].includes('custom blocks'));
    for (const name of custom) {
      const theirs = readOracle(corpus, name).frames.filter((frame) => frame.wtapEncap !== undefined);
      expect(read(name).packets.map(shown), name).toEqual(
        theirs.map(({ time, len, capLen }, index) => ({ n: index + 1, time, len, capLen })),
      );
    }
  });

  it('refuses what is no capture', () => {
    expect(read(NOT_A_CAPTURE).error).toMatchObject({
      kind: 'broken',
      message: 'the input begins with 06 00 00 00 a0 00 00 00, which no capture format known here does',
    });
  });

  it('masks the reserved bits beside a link type', () => {
    const { packets, error } = read('formats/own/linktype-reserved-bits.pcap');
    expect(packets.map((packet) => packet.linkType)).toEqual(new Array(22).fill(1));
    expect(error).toBeUndefined();
    expect(read('pcapng/invalid/linktype-reserved-field-not-zero.pcap')).toMatchObject({
      packets: [],
      error: undefined,
    });
  });

  it('gives the same packets from every framing of one session', () => {
    const base = read('zeek/tls/tls1.2.pcap').packets;
    for (const name of filesIn(corpus, 'formats/own')) {
      for (const packet of read(name).packets) {
        const { bytes, wireLength } = base[packet.frame - 1];
        const whole = packet.linkType === 1 ? bytes : bytes.subarray(14);
        expect(packet.bytes.equals(whole.subarray(0, packet.bytes.length)), `${name} frame ${packet.frame}`).toBe(true);
        expect(packet.wireLength).toBe(wireLength - (bytes.length - whole.length));
        if (!/snap|cut/.test(name)) expect(packet.bytes.length).toBe(whole.length);
      }
    }
  });

  it('hands packet comments on as tshark shows them', () => {
    const name = 'formats/own/options-le.pcapng';
    const theirs = readOracle(corpus, name).frames.map((frame) => frame.comment);
    const ours = read(name)
      .of('comment')
      .filter((note) => note.frame !== undefined);
    expect(
      theirs.map((_, index) =>
        ours
          .filter((note) => note.frame === index + 1)
          .map((note) => note.text)
          .join('|'),
      ),
    ).toEqual(theirs);
  });

  it('counts the packets of every other capture as tshark does', () => {
    const names = ['zeek', 'ja4'].flatMap((folder) =>
      readdirSync(join(corpus, 'oracle', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => `${folder}/${name.slice(0, -'.json'.length)}`),
    );
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      const { packets, error } = read(name);
      const oracle = readOracle(corpus, name);
      expect({ name, packets: packets.length, error: error?.message }).toEqual({
        name,
        packets: oracle.packets,
        error: undefined,
      });
    }
  });

  it('reads classic microsecond captures as pcap-parser does', async () => {
    const captures = ['linktype-libpcap', 'malformed', 'formats/linktype', 'zeek/tls'].flatMap((folder) =>
      filesIn(corpus, folder),
    );
    let compared = 0;
    for (const name of captures) {
      const bytes = readFileSync(join(corpus, name));
      if (!['d4c3b2a10200', 'a1b2c3d40002'].includes(bytes.toString('hex', 0, 6))) continue;
      expect(readCapture(bytes).packets.map(ours), name).toEqual(await parseWithPcapParser(bytes));
      compared++;
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('reads or refuses every malformed capture', () => {
    for (const name of filesIn(corpus, 'malformed')) expect(read(name).ended, name).toBe(1);
  });
});

function ours({ seconds, nanos, wireLength, bytes }: Kept) {
  return { micros: seconds * 1e6 + nanos / 1000, wireLength, bytes: bytes.toString('hex') };
}

/** Microseconds as one number, since both sides carry a fraction above a second in their own way. */
function theirs({ header, data }: ParsedPacket) {
  const micros = header.timestampSeconds * 1e6 + header.timestampMicroseconds;
  const wireLength = Math.max(header.originalLength, header.capturedLength);
  return { micros, wireLength, bytes: data.toString('hex') };
}

function parseWithPcapParser(bytes: Buffer): Promise<ReturnType<typeof theirs>[]> {
  return new Promise((resolve, reject) => {
    const packets: ReturnType<typeof theirs>[] = [];
    pcapParser
      .parse(Readable.from([bytes]))
      .on('packet', (packet) => packets.push(theirs(packet)))
      .on('error', reject)
      .on('end', () => resolve(packets));
  });
}
