import { expect } from 'vitest';
import { accepted, policy } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/expires-soon', {
  fires: [
    {
      when: 'a sixth of a short life is left',
      story: accepted(['leaf', 'intermediate']),
      frames: [6],
      around: policy(Date.UTC(2024, 2, 25)),
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server's certificate expires soon
        warning, proven, blame: server
        The certificate "api.example.com" is valid until 31 March 2024, 00:00 UTC, 6 days after this connection. It lives 90 days, and its renewal should have happened by now.
        > Renew it, reload the server, and look why the renewal did not happen by itself.
        > See the dates of what is served
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates -serial
        > With certbot: what does it plan?
          $ certbot certificates; systemctl list-timers | grep -i -E "certbot|acme""
      `),
    },
    {
      when: 'a long-lived one has three weeks',
      story: accepted(['leaf-wildcard'], 'a.example.com'),
      frames: [6],
      around: policy(Date.UTC(2033, 11, 10)),
    },
  ],
  quiet: [
    { when: 'there is time', story: accepted(['leaf', 'intermediate']), around: policy() },
    { when: 'it is too late', story: accepted(['leaf', 'intermediate']), around: policy(Date.UTC(2024, 3, 3)) },
    {
      when: 'a short-lived one is due for its normal renewal',
      story: accepted(['leaf', 'intermediate']),
      around: policy(Date.UTC(2024, 2, 5)),
    },
  ],
});
