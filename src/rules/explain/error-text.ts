import type { NextStep } from '../rule.js';

/** How one program words it. */
export interface Wording {
  /** The library or program that prints it. */
  readonly by: string;
  readonly pattern: RegExp;
}

/** A failure that would print such a text, and what a capture of it shows. */
export interface Proof {
  readonly rule: string;
  /** The packets that prove it. */
  readonly packets: string;
}

/** One thing that went wrong, in the words of many programs. */
export interface ErrorText {
  readonly heading: string;
  readonly means: string;
  readonly wordings: readonly Wording[];
  readonly proofs: readonly [Proof, ...Proof[]];
  readonly next: readonly NextStep[];
}

export function wording(by: string, pattern: RegExp): Wording {
  return { by, pattern };
}

export function proof(rule: string, packets: string): Proof {
  return { rule, packets };
}

export const capture: NextStep = {
  text: 'Record it: start this, make it fail, press Ctrl-C, then open the file with tlswhy',
  command: 'tcpdump -i any -s 0 -w failing.pcap host HOST and port 443',
};
