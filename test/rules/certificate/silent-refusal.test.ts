import { expect } from 'vitest';
import { hidden, policy, shown, strangers } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/silent-refusal', {
  fires: [
    {
      when: 'the client hangs up under TLS 1.3',
      story: hidden().fin('client'),
      frames: [5, 10],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The client hung up right after the server's certificate, without an alert
        error, likely, blame: unknown
        The client (10.0.0.5) closed the connection right after the server's certificate, without an alert. Clients that do so mostly refuse the certificate: issuer unknown, out of date or for another name. The capture cannot show which, because TLS 1.3 encrypts the certificate.
        - high: The client refuses the certificate and is of a kind that sends no alert (Node.js, .NET on Linux, Schannel) (It left after the server's certificate and before its own Finished.)
        - low: The program gave up for a reason of its own: cancelled, stopped, out of time (The capture does not show what the program wanted.)
        > Read the client's own log, and check the certificate from the client's machine.
        > Check the certificate from the client's machine
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts -verify_return_error </dev/null
        > Have the client write its session keys, capture again, and give them to tlswhy
          $ SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log"
      `),
    },
    {
      when: 'the certificate can be read, and only its issuer is unknown',
      story: shown(['leaf', 'intermediate']).rst('client'),
      frames: [5, 6, 7],
      around: strangers,
      certainty: 'possible',
      words: (told) => expect(told.split('\n').slice(0, 3)).toMatchInlineSnapshot(`
        [
          "The client hung up right after the server's certificate, without an alert",
          "error, possible, blame: unknown",
          "The client (10.0.0.5) closed the connection right after the server's certificate, without an alert. The chain ends at "Example Root R1", which is not in the test roots; dates, name and purpose are good. A client that was not told to trust it hangs up like this, and so does one that had another reason to leave.",
        ]
      `),
    },
  ],
  quiet: [
    { when: 'it called the handshake off itself', story: shown(['leaf', 'intermediate']).alert('client', 90, { level: 1, fatal: false }).fin('client'), around: strangers },
    { when: 'it has sent a heartbeat meanwhile', story: hidden().client({ sent: 900 }).rst('client') },
    { when: 'it waits so long that its time ran out', story: hidden().wait(10_000).fin('client') },
    { when: 'the server hung up first', story: hidden().fin('server').fin('client') },
    { when: 'the certificate can be read, and is good', story: shown(['leaf', 'intermediate']).rst('client'), around: policy() },
    { when: 'the client sent an encrypted alert', story: hidden().hiddenAlert('client').fin('client') },
  ],
});
