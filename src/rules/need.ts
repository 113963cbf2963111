import type { Story } from '../story/story.js';

/**
 * What a story must have before a rule is asked about it: a first question, put once for all rules, since most of them
 * have nothing to say of most connections.
 */
export type Need =
  /** An alert that can be read, of either side. */
  | 'alert'
  /** Certificates of the server that can be read. */
  | 'certificates'
  /** The handshake was done. */
  | 'handshake'
  /** The handshake was not done. */
  | 'no-handshake';

const bits: Record<Need, number> = { alert: 1, certificates: 2, handshake: 4, 'no-handshake': 8 };

/** A number that stands for several needs, or for all that a story has. */
export type Needs = number;

export function needsOf(needs: readonly Need[]): Needs {
  return needs.reduce((all, need) => all | bits[need], 0);
}

export function has({ client, server, tls }: Story): Needs {
  return (
    (client.alert || server.alert ? bits.alert : 0) |
    (server.certificates ? bits.certificates : 0) |
    (tls.completed ? bits.handshake : bits['no-handshake'])
  );
}
