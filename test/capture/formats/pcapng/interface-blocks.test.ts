import { describe, expect, it } from 'vitest';
import { limits } from '../../../../src/bytes/limits.js';
import { pcapngBlocks } from '../../../build/capture-writer.js';
import { readCapture } from '../../read.js';

const { write, block, options, sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks();
const data = Buffer.from('0123456789');

describe('interface description', () => {
  it('tells name, snap length, resolution and comment', () => {
    const described = interfaceDescription(276, [2, 'any'], [1, 'ours'], [9, [0x80 | 20]]);
    expect(readCapture(sectionHeader(), described).notes).toEqual([
      { type: 'comment', text: 'ours' },
      { type: 'interface', index: 0, linkType: 276, digits: 7, name: 'any', snapLength: 262_144 },
    ]);
  });

  it('knows no snap length where it is 0', () => {
    const [note] = readCapture(sectionHeader(), block(1, write([2, 1], [2, 0], [4, 0]))).of('interface');
    expect(note.snapLength).toBeUndefined();
  });

  it.each([4, 32])('takes the frame check sequence off, its length given as %i', (length) => {
    const described = interfaceDescription(1, [13, [length]]);
    expect(readCapture(sectionHeader(), described, enhancedPacket({ data })).packets[0].bytes).toEqual(
      data.subarray(0, 6),
    );
  });

  it('may come after packets of other interfaces', () => {
    const { packets } = readCapture(
      sectionHeader(),
      interfaceDescription(1),
      enhancedPacket({ data }),
      interfaceDescription(101),
      enhancedPacket({ data }, 1),
    );
    expect(packets.map((packet) => packet.linkType)).toEqual([1, 101]);
  });

  it('is refused beyond the limit', () => {
    const many = Buffer.concat(new Array(limits.interfaces + 1).fill(interfaceDescription()));
    expect(readCapture(sectionHeader(), many).error?.message).toContain('declares more than 65536 interfaces');
  });
});

describe('interface statistics', () => {
  const statistics = (system: number, own: number) =>
    block(
      5,
      write([4, 0], [4, 0], [4, 0]),
      options([
        [4, write([4, 9], [4, 0])],
        [5, write([4, own], [4, 0])],
        [7, write([4, system], [4, 0])],
      ]),
    );

  it('tell losses once, however often they are repeated', () => {
    const { notes } = readCapture(
      sectionHeader(),
      interfaceDescription(),
      statistics(2, 3),
      statistics(2, 3),
      statistics(2, 9),
    );
    expect(notes.slice(1)).toEqual([5, 6].map((count) => ({ type: 'dropped', count, interface: 0 })));
  });

  it('do not tell again what packets have told', () => {
    const dropping = enhancedPacket({ data }, 0, [4, write([4, 5], [4, 0])]);
    expect(readCapture(sectionHeader(), interfaceDescription(), dropping, statistics(0, 5)).of('dropped')).toHaveLength(
      1,
    );
  });

  it('are refused for an unknown interface', () => {
    expect(readCapture(sectionHeader(), statistics(0, 0)).error?.message).toContain(
      'names interface 0, the section has 0',
    );
  });
});
