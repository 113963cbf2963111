import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/extended-master-secret-required', {
  fires: [
    {
      when: 'the server lacks it, and the client refuses',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello({ version: 0x0303, flags: [65281] })
        .alert('client', 40),
      frames: [4, 5, 6],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The client may insist on extended master secret, which the server lacks
          error, likely, blame: server
          The client (10.0.0.5) ended the handshake with handshake_failure (40) on the server's ServerHello, before any certificate. The server leaves out extended_master_secret, which the client offered. Clients in FIPS mode, on current Red Hat systems, and Java with jdk.tls.allowLegacyMasterSecret=false refuse TLS 1.2 without it. The alert does not say that this was the reason.
          - high: The client runs in FIPS mode or under a strict system policy (The extension is absent from the ServerHello, and the client refused right after it.)
          > Bring the server up to date, or use TLS 1.3, which does not need the extension.
          > On the client: is FIPS mode on?
            $ cat /proc/sys/crypto/fips_enabled; update-crypto-policies --show
          > Does the server speak TLS 1.3?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_3 </dev/null"
        `),
    },
    {
      when: "it refuses only after the server's certificate",
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello({ version: 0x0303, flags: [65281] })
        .certificates('server')
        .alert('client', 40),
      frames: [4, 5, 7],
      certainty: 'possible',
    },
  ],
  quiet: [
    {
      when: 'the server has it',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello({ version: 0x0303, flags: [23, 65281] })
        .alert('client', 40),
    },
  ],
});
