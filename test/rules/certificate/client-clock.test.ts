import { expect } from 'vitest';
import { policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/client-clock', {
  fires: [
    {
      when: 'the client finds a certificate expired that is not',
      story: shown(['leaf', 'intermediate']).alert('client', 45),
      frames: [6, 7],
      around: policy(),
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The client's clock seems to be wrong: it finds a certificate expired that is not
          error, likely, blame: client
          The client (10.0.0.5) refused the handshake with the alert certificate_expired (45). The certificate "api.example.com" is valid from 1 January 2024, 00:00 UTC to 31 March 2024, 00:00 UTC, and by the clock of the capture it is 1 February 2024, 00:00 UTC. So the client lives in another time.
          - high: The client's clock is wrong (flat battery, a resumed virtual machine, no NTP) (All dates of the chain are good by the clock of the capture.)
          - medium: A certificate that the client keeps itself (an old root or intermediate) has expired (Clients may build another chain than the one sent.)
          - low: The clock of the capture is wrong, and the certificate has really expired (The capture knows only its own clock.)
          > Set the client's clock, and have it kept right (NTP).
          > On the client: what time is it?
            $ date -u; timedatectl"
        `),
    },
  ],
  quiet: [
    {
      when: 'it has expired',
      story: shown(['leaf', 'intermediate']).alert('client', 45),
      around: policy(Date.UTC(2024, 3, 3)),
    },
    { when: 'the alert is another', story: shown(['leaf', 'intermediate']).alert('client', 42), around: policy() },
  ],
});
