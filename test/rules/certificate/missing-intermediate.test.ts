import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { accepted, policy, shown, strangers } from './shown.js';
import { ruleTest } from '../rule-test.js';

function aWholeChain() {
  const story = aStory(2).atFrame(87).tcp().clientHello().serverHello();
  return story.certificates('server', fixture('leaf'), fixture('intermediate')).completed();
}

ruleTest('certificate/missing-intermediate', {
  fires: [
    {
      when: 'the leaf comes alone',
      story: shown(['leaf']).alert('client', 48),
      frames: [6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server does not send an intermediate certificate that clients need
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The server sent 1 certificate. The certificate "api.example.com" is issued by "Example Intermediate 1", which was not sent and is not a root in the test roots.
        - high: The server is set up with the leaf alone instead of the full chain (It sent 1 certificate.)
        - low: "Example Intermediate 1" is a private root that this client does not have (Its name and pointers speak for an intermediate.)
        > Set the server up with its whole chain (the leaf and "Example Intermediate 1"; certbot calls it fullchain.pem) and reload it.
        > Count the certificates that the server sends
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > Fetch the missing one
          $ curl -sSo issuer.der http://pki.example.com/intermediate-1.crt && openssl x509 -inform DER -in issuer.der -out issuer.pem
        > Join the two for the server
          $ cat CERT.pem issuer.pem > fullchain.pem"
      `),
    },
    {
      when: 'the same certificate comes with its issuer in another connection',
      story: shown(['leaf']).alert('client', 48),
      frames: [6, 7, 92, 93],
      around: { ...neighbours({ healthy: [aWholeChain()] }), ...policy() },
      certainty: 'proven',
      words: (told) => expect(told).toContain('In another connection the same certificate came with 1 more, and was accepted.'),
    },
    {
      when: 'this client found the issuer elsewhere',
      story: accepted(['leaf']),
      frames: [6],
      around: policy(),
    },
  ],
  quiet: [
    { when: 'the chain is whole', story: shown(['leaf', 'intermediate']).alert('client', 48), around: policy() },
    {
      when: 'the issuer is a private root',
      story: shown(['leaf-private'], 'internal.example.com').alert('client', 48),
      around: strangers,
    },
  ],
});
