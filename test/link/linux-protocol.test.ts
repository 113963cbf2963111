import { expect, it } from 'vitest';
import { peelLinuxProtocol } from '../../src/link/linux-protocol.js';
import type { Peeled } from '../../src/link/peel.js';
import { hexed, peeling } from './peeling.js';

const peel = (peeled: Peeled) => peelLinuxProtocol(peeled, 0, 2, 4);

it('takes an EtherType as it is', () => {
  expect(peeling(peel, hexed('0001 8100', 'tag'))).toMatchObject({ etherType: 0x8100, rest: 'tag' });
});

it('goes through LLC where Linux says 802.2', () => {
  expect(peeling(peel, hexed('0001 0004 aaaa03 000000 0800', 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
});

it.each(['0001 0001', '0338 0800', '030a 0800'])('leads nowhere from %s: raw 802.3, netlink, GRE', (header) => {
  expect(peeling(peel, hexed(header))).toMatchObject({ etherType: 0 });
});
