import { expect, it } from 'vitest';
import { bytes, ethernet, ipv4, tcp } from '../../build/packets.js';
import { dissected } from '../dissected.js';

it('goes into a frame within a frame', () => {
  const ip = ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, tcp({ sourcePort: 1, destinationPort: 443 }, bytes('hi')));
  expect(dissected(ethernet(ethernet(ip), 0x6558))).toMatchObject([{ is: 'segment', payload: '6869' }]);
});
