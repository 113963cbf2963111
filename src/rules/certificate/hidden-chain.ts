import type { Fact } from '../../story/fact.js';
import type { Cause } from '../rule.js';

/** Certificate messages this short have room for one certificate of the usual size (bytes). */
const oneSmall = 950;
const oneLarge = 2000;

/** What the length of a hidden Certificate message says of the chain: it may be one certificate too short. */
export function shortChain(chain: Fact<number> | undefined): Cause[] {
  if (!chain || chain.value >= oneLarge) return [];
  return [
    {
      text: 'The server sends its own certificate without the intermediate',
      likelihood: chain.value < oneSmall ? 'medium' : 'low',
      why: `Its Certificate message has ${chain.value} bytes, which is room for about one certificate.`,
    },
  ];
}
