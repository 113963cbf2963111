import { expect } from 'vitest';
import { policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/not-yet-valid', {
  fires: [
    {
      when: 'the first day is to come',
      story: shown(['leaf-future'], 'future.example.com').alert('client', 42),
      frames: [6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server's certificate is not valid yet
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate (42). The certificate "future.example.com" becomes valid on 1 January 2049, 00:00 UTC, 24 years and 335 days after this connection.
        - high: The CA's clock is ahead, or it dates certificates into the future (By the clock of the capture the first day has not come.)
        - medium: The machine of the capture and the client are behind (The clock of the capture itself agrees with the client.)
        > Set the clocks right (client, server and the machine of the CA), or have the certificate issued with an earlier first day.
        > Compare the clocks of client, server and CA
          $ date -u; timedatectl
        > See the dates of what is served
          $ openssl s_client -connect 10.0.0.9:443 -servername future.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates"
      `),
    },
    {
      when: 'a client of BoringSSL says certificate_expired',
      story: shown(['leaf-future'], 'future.example.com').alert('client', 45),
      frames: [6, 7],
      around: policy(),
      certainty: 'proven',
    },
  ],
  quiet: [{ when: 'it is in date', story: shown(['leaf', 'intermediate']).alert('client', 42), around: policy() }],
});
