import type { Story } from '../story/story.js';
import { groupName } from '../tls/names/names.js';
import { sClient } from './commands.js';
import { target } from './look-ups.js';
import type { Cause, NextStep } from './rule.js';

/** More does not fit one segment of an ordinary Ethernet path, options taken off. */
const ONE_SEGMENT = 1380;
/** What looks larger was joined by a network card after its way, or is cut by one before it. */
const LARGEST_ON_WIRE = 1460;
/** Public keys of classical groups are at most 133 bytes (P-521); ML-KEM ones a thousand and more. */
const CLASSICAL_SHARE = 200;

/** The hello is so large that it needs more than one packet. */
export function isLargeHello({ client }: Story): boolean {
  return client.hello !== undefined && client.hello.value.length > ONE_SEGMENT;
}

/** Name of the post-quantum group that makes the hello large, if one does. */
export function largeShare({ client }: Story): string | undefined {
  const share = client.hello?.value.keyShares.find(({ length }) => length > CLASSICAL_SHARE);
  return share && groupName(share.group);
}

/** A key share of post-quantum size. */
export function hasLargeShare(story: Story): boolean {
  return largeShare(story) !== undefined;
}

/**
 * A hello in several packets of which the server took none: where only the full-size ones are lost (a narrow path), it
 * would have confirmed the short one behind them (SACK, RFC 2018). `server.packets` are then more than its SYN-ACK.
 */
export function isWhollyLost({ client, server, gaps }: Story): boolean {
  const several = client.hello !== undefined && client.sent > Math.min(client.largestSegment, LARGEST_ON_WIRE);
  return several && client.acked === 0 && client.retransmissions > 1 && server.packets === 1 && gaps.onlySide === undefined;
}

/** Boxes that read only the first packet of a hello, or drop what they do not expect. */
export function largeHello(story: Story): Cause[] {
  if (!isLargeHello(story)) return [];
  const share = largeShare(story);
  const mostly = share ? `, most of them the ${share} key share` : '';
  return [
    {
      text: 'A server or a box on the way cannot take a ClientHello of more than one packet.',
      likelihood: 'high',
      why: `This one has ${story.client.hello?.value.length} bytes${mostly}.`,
    },
  ];
}

/** The same handshake with a hello that fits one packet. */
export function smallerHello(story: Story): NextStep[] {
  if (!isLargeHello(story)) return [];
  return [
    {
      text: 'With a small ClientHello (classical groups only).',
      command: sClient(target(story), '-groups', 'X25519:P-256'),
    },
  ];
}
