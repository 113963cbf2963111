import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTypes, numbersOf } from '../../src/link/registry.js';
import { corpusPath } from '../build/corpus.js';
import { bytes, conversation, ethernet, ipv4, ipv6, tcp } from '../build/packets.js';
import { dissected, dissectedFile } from './dissected.js';

describe('dissection', () => {
  it('gives a conversation back as it was written', () => {
    const { packets } = conversation().open().send('client', bytes('hello')).send('server', bytes('hi')).close();
    const told = dissected(...packets).map((d) => d.is === 'segment' && [d.from, d.seq, d.ack, d.flags, d.payloadLength]);
    const [client, server] = ['10.0.0.5 51034', '10.0.0.9 443'];
    expect(told).toEqual([
      [client, 1000, 0, 2, 0],
      [server, 5000, 1001, 18, 0],
      [client, 1001, 5001, 16, 0],
      [client, 1001, 5001, 24, 5],
      [server, 5001, 1006, 24, 2],
      [client, 1006, 5003, 17, 0],
      [server, 5003, 1007, 17, 0],
      [client, 1007, 5004, 16, 0],
    ]);
  });

  it('says why a packet stays behind', () => {
    const arp = ethernet(bytes('who has'), 0x0806);
    const igmp = ethernet(ipv4({ from: '10.0.0.5', to: '224.0.0.1', protocol: 2 }, bytes('join')));
    const short = arp.subarray(0, 10);
    expect(dissected(arp, igmp, { data: arp, linkType: 272 }, { data: short, wireLength: 60 }, short)).toEqual([
      { is: 'undecoded', reason: 'not-ip', frame: 1 },
      { is: 'undecoded', reason: 'other-protocol', frame: 2 },
      { is: 'undecoded', reason: 'link-type', frame: 3 },
      { is: 'undecoded', reason: 'cut', frame: 4 },
      { is: 'undecoded', reason: 'malformed', frame: 5 },
    ]);
  });

  it('follows the link type from packet to packet', () => {
    const ip = ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, tcp({ sourcePort: 1, destinationPort: 443 }));
    const frames = [{ data: ip, linkType: 101 }, { data: ethernet(ip) }, { data: bytes(2, 0, 0, 0, ip), linkType: 0 }];
    expect(dissected(...frames)).toMatchObject(frames.map(() => ({ is: 'segment' })));
  });

  it('believes that at least the captured bytes were on the wire', () => {
    const segment = tcp({ sourcePort: 1, destinationPort: 2 });
    const packet = ethernet(ipv4({ from: '10.0.0.5', to: '10.0.0.9', totalLength: 0 }, segment));
    expect(dissected({ data: packet, wireLength: 0 })).toMatchObject([{ is: 'segment', payloadLength: 0 }]);
  });

  it.each(linkTypes.flatMap(numbersOf))('survives random bytes of link type %i', (linkType) => {
    const noise = fc.uint8Array({ maxLength: 200 });
    fc.assert(fc.property(fc.array(noise, { maxLength: 5 }), fc.integer({ min: 0, max: 300 }), (all, wireLength) => {
      const frames = all.map((data) => ({ data, linkType, wireLength }));
      expect(dissected(...frames).length).toBeLessThanOrEqual(all.length);
    }));
  });

  it('survives packets with some bytes changed, cut anywhere', () => {
    const segment = tcp({ sourcePort: 1, destinationPort: 443, options: bytes(2, 4, 5, 180) }, bytes('0123456789'));
    const ends6 = { from: 'fd00::5', to: 'fd00::9' };
    const good = [
      ethernet(ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, segment)),
      ethernet(ipv6({ ...ends6, protocol: 0 }, bytes(41, 0, new Uint8Array(6), ipv6(ends6, segment)))),
    ];
    const changes = fc.array(fc.tuple(fc.nat(130), fc.nat(255)), { maxLength: 6 });
    fc.assert(fc.property(fc.constantFrom(...good), changes, fc.nat(140), (frame, edits, cut) => {
      const data = Uint8Array.from(frame);
      for (const [at, value] of edits) if (at < data.length) data[at] = value;
      for (const segment of dissected({ data: data.subarray(0, cut), wireLength: data.length })) {
        if (segment.is === 'segment') expect(segment.payloadLength).toBeGreaterThanOrEqual(segment.payload.length / 2);
      }
    }), { numRuns: 2000 });
  });
});

const corpus = corpusPath();

describe.skipIf(!corpus)('dissection of real captures', () => {
  const folder = (name: string) => join(corpus ?? '', name);
  const list = (name: string) => (corpus ? readdirSync(folder(name)).filter((file) => /\.pcap(ng)?$/.test(file)) : []);

  const original = corpus ? dissectedFile(folder('zeek/tls/tls1.2.pcap')) : [];

  it('has something to compare with', () => {
    if (!corpus) return;
    expect(original.length).toBeGreaterThan(20);
    expect(original.every((d) => d.is === 'segment')).toBe(true);
  });

  it.each(list('formats/linktype'))('gives the same segments from %s as from Ethernet', (file) => {
    expect(dissectedFile(join(folder('formats/linktype'), file))).toEqual(original);
  });

  it.each(['malformed', 'linktype-libpcap', 'zeek/ipv4', 'zeek/trunc', 'zeek/tunnels'])('survives %s', (name) => {
    for (const file of list(name)) expect(() => dissectedFile(join(folder(name), file)), file).not.toThrow();
  });
});
