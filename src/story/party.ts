/** The two ends of a connection, by what they do in TLS. */
export type Party = 'client' | 'server';

export function otherParty(party: Party): Party {
  return party === 'client' ? 'server' : 'client';
}
