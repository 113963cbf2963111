import { isGrease } from '../../tls/names/grease.js';
import { groupName } from '../../tls/names/names.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { list, said } from '../words.js';

/** TLS 1.3: the client guessed another key exchange group than the server wants. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['RFC 8446 §4.1.4'],
  summary: 'The server asked for a second ClientHello, which costs one round trip.',
  proof:
    'Proven by the HelloRetryRequest. It is a normal part of TLS 1.3 and no fault, unless the client does not ' +
    'answer it.',
  stage: 'client-hello',

  match: ({ client, server }) =>
    server.retryRequest && { retry: server.retryRequest, first: client.hello, second: client.secondHello },

  explain({ retry, first, second }, story) {
    const shares = (first?.value.keyShares ?? []).map(({ group }) => group).filter((group) => !isGrease(group));
    const { group } = retry.value;
    return {
      what: 'The server answered the first ClientHello with a HelloRetryRequest.',
      why: said(
        group === undefined
          ? "It wants its cookie back, to be sure of the client's address."
          : `The client sent a key for ${list(shares.map(groupName)) || 'no group'}, and the server wants ` +
              `${groupName(group)}.`,
        second ? 'The client did as asked.' : 'The capture shows no second ClientHello.',
      ),
      fix:
        group === undefined
          ? 'Nothing to do.'
          : `To save the round trip, have the client send a key for ${groupName(group)} first, or the server ` +
            "accept the client's first choice.",
      blame: 'unknown',
      next:
        group === undefined
          ? []
          : [
              {
                text: 'With this group first',
                command: sClient(targetOf(story, requestedHost(story)), `-groups ${opensslGroup(group)}`),
              },
            ],
    };
  },
});

function opensslGroup(group: number): string {
  const names: Readonly<Record<number, string>> = { 23: 'P-256', 24: 'P-384', 25: 'P-521', 29: 'X25519', 30: 'X448' };
  return names[group] ?? groupName(group);
}
