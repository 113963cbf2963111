import { expect } from 'vitest';
import type { Certificate } from '../../../src/x509/certificate.js';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { ruleTest } from '../rule-test.js';

const MINUTE = 60_000;

/** A healthy connection at this many ms before or after the start of the refused one. */
function served(id: number, ms: number, leaf: Certificate) {
  return aStory(id).atFrame(100 * id).startingAt(ms).tcp().clientHello().serverHello().certificates('server', leaf).completed();
}

/** The fixture's own dates are of another time: the new one is issued this long after the refusal. */
function issued(at: number): Certificate {
  const leaf = fixture('leaf');
  const start = aStory().story.first.seconds * 1000;
  return Object.create(leaf, { validity: { value: { ...leaf.validity, from: start + at } } });
}

const old = fixture('leaf-ocsp');
const refused = () => aStory(1).atFrame(500).syn().refused();
const around = (fresh: Certificate, more: ReturnType<typeof served>[] = []) =>
  neighbours({ healthy: [served(2, -MINUTE, old), served(3, MINUTE, fresh), ...more] });

ruleTest('incident/outage-with-renewal', {
  fires: [
    {
      when: 'a new certificate is served when the server is back',
      story: refused(),
      around: around(issued(-3000)),
      frames: [206, 306, 500, 501],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server refuses connections while its certificate is being renewed
        error, likely, blame: server
        The client (10.0.0.5) asked 10.0.0.9:443 for a connection and was refused at once (RST). The server was up before and is up again later, as "api.example.com", and in between its certificate changed: the last handshake before shows the serial 666e73e7e7c1ec2aaee4b9b9d76cba5431876414, the first one after it the serial 718077632c402f8b578b7c8b2d8c199f04348c3d, valid from 21 November 2026, 10:14 UTC. So the outage came with the renewal: the service was stopped or reloaded for it, and did not come back at once. Clients print "Connection refused" (errno 111, ECONNREFUSED).
        - high: The renewal's hook could not start the service: it inherits the ACME client's environment (OPENSSL_MODULES, OPENSSL_CONF, LD_LIBRARY_PATH), with which OpenSSL does not find its modules, such as fips.so (Clients that come as a bundle (snap, container) set these variables, and hooks inherit them.)
        - medium: The service did not take the new files (rights, a key that does not fit), until somebody mended it (A start with a certificate that cannot be read fails at once.)
        - medium: The service is stopped on purpose while the ACME client answers the challenge on its port (Standalone modes do so; then each renewal costs an outage of seconds.)
        > Run what the renewal runs (its pre, deploy and post hooks) by hand, in the environment of the ACME client, and see why the service does not start there.
        > What did the renewal and the service say at that time?
          $ journalctl -S -1d -u certbot -u nginx
        > Which environment does the renewal run in?
          $ systemctl cat certbot.service; snap run --shell certbot -c env
        > Does OpenSSL find its modules in it? Once with these variables, once without.
          $ openssl list -providers
        > Rehearse it; the pre and post hooks run, too.
          $ certbot renew --dry-run"
      `),
    },
    { when: "the CA's clock dates it back by an hour", story: refused(), around: around(issued(-62 * MINUTE)), frames: [206, 306, 500, 501] },
  ],
  quiet: [
    { when: 'the same certificate is served before and after', story: refused(), around: neighbours({ healthy: [served(2, -MINUTE, old), served(3, MINUTE, old)] }) },
    { when: 'the other certificate is an older one: another server answers', story: refused(), around: around(issued(-40 * 24 * 60 * MINUTE)) },
    { when: 'nothing was served before', story: refused(), around: neighbours({ healthy: [served(3, MINUTE, issued(-3000))] }) },
    { when: 'it is still down', story: refused(), around: neighbours({ healthy: [served(2, -MINUTE, old)] }) },
    { when: 'the SYN is answered', story: aStory(1).atFrame(500).tcp().clientHello().rst('server'), around: around(issued(-3000)) },
  ],
});
