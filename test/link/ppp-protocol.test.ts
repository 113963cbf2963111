import { expect, it } from 'vitest';
import { peelPppProtocol } from '../../src/link/ppp-protocol.js';
import { hexed, peeling } from './peeling.js';

it.each([
  ['0021', 0x0800],
  ['0057', 0x86dd],
  ['0281', 0x8847],
  ['0283', 0x8848],
  ['21', 0x0800],
  ['57', 0x86dd],
  ['c021', 0],
])('leads from protocol %s to the right EtherType', (protocol, etherType) => {
  expect(peeling(peelPppProtocol, hexed(protocol, 'rest'))).toMatchObject({ etherType, rest: 'rest' });
});

it('refuses a single byte', () => {
  expect(peeling(peelPppProtocol, hexed('21'))).toBe(false);
});
