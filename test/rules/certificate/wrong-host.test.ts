import { expect } from 'vitest';
import { accepted, policy, shown, strangers } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/wrong-host', {
  fires: [
    {
      when: 'the name is not in the certificate',
      story: shown(['leaf', 'intermediate'], 'shop.example.com').alert('client', 42),
      frames: [4, 6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server's certificate is not for the name that the client asked for
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate (42). The client asked for "shop.example.com"; the certificate is for "api.example.com" and "www.example.com".
        - high: The certificate was issued without this name ("shop.example.com" is not among its names.)
        - high: The server has no site for this name and shows its default certificate (It shows the certificate "api.example.com".)
        - low: The name leads to the wrong server (DNS, a stale hosts entry) (The client connected to 10.0.0.9:443.)
        > Ask for a name that is in the certificate, or have one issued that also holds "shop.example.com".
        > See the names for which the server has a certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername shop.example.com </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName
        > Where should the name lead?
          $ dig +short shop.example.com"
      `),
    },
    {
      when: 'the client finishes and hangs up, as curl does',
      story: shown(['leaf', 'intermediate'], 'shop.example.com').completed(0x0303).alert('client', 0).fin('client'),
      frames: [4, 6, 11],
      around: policy(),
      certainty: 'likely',
    },
    {
      when: 'a wildcard stands for one label only',
      story: shown(['leaf-wildcard'], 'a.b.example.com').alert('client', 42),
      frames: [4, 6, 7],
      around: policy(),
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server's certificate is not for the name that the client asked for
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate (42). The client asked for "a.b.example.com"; the certificate is for "*.example.com", "Example.COM", "*.xn--mnchen-3ya.example" and "*.local". "*.example.com" stands for exactly one label before the dot, and "a.b.example.com" has more.
        - high: The certificate was issued without this name ("a.b.example.com" is not among its names.)
        - low: The server has no site for this name and shows its default certificate (It shows the certificate "*.example.com".)
        - low: The name leads to the wrong server (DNS, a stale hosts entry) (The client connected to 10.0.0.9:443.)
        > Ask for a name that is in the certificate, or have one issued that also holds "a.b.example.com".
        > See the names for which the server has a certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername a.b.example.com </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName
        > Where should the name lead?
          $ dig +short a.b.example.com"
      `),
    },
    {
      when: 'the client asks for an address, which is wrong in itself',
      story: shown(['leaf', 'intermediate'], '10.0.0.9').fin('client'),
      frames: [4, 6, 7],
      around: strangers,
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's certificate is not for the name that the client asked for
        error, likely, blame: server
        The client (10.0.0.5) closed the connection right after the server's certificate, without an alert. The client asked for "10.0.0.9"; the certificate is for "api.example.com" and "www.example.com". "10.0.0.9" is an address, which has no place in a server name (RFC 6066). Besides, the chain leads to no root in the test roots.
        - high: The client was given the server's address instead of its name (The name that it asks for is an address.)
        - high: The server has no site for this name and shows its default certificate (It shows the certificate "api.example.com".)
        - medium: The certificate was issued without this name ("10.0.0.9" is not among its names.)
        - low: The name leads to the wrong server (DNS, a stale hosts entry) (The client connected to 10.0.0.9:443.)
        > Ask for a name that is in the certificate, or have one issued that also holds "10.0.0.9".
        > See the names for which the server has a certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername 10.0.0.9 </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName"
      `),
    },
    {
      when: "Perl's own check of the name says internal_error",
      story: shown(['leaf', 'intermediate'], 'shop.example.com').alert('client', 80),
      frames: [4, 6, 7],
      around: policy(),
      certainty: 'likely',
    },
    {
      when: "Erlang's says handshake_failure",
      story: shown(['leaf', 'intermediate'], 'shop.example.com').alert('client', 40),
      frames: [4, 6, 7],
      around: policy(),
      certainty: 'likely',
    },
    {
      when: 'the handshake_failure may be about an expired certificate too, of which only a warning is left',
      story: shown(['leaf', 'intermediate'], 'shop.example.com').alert('client', 40),
      frames: [4, 6, 7],
      around: policy(Date.UTC(2040, 1, 1)),
      rootCause: false,
      certainty: 'proven',
    },
    {
      when: 'the client did not mind',
      story: accepted(['leaf', 'intermediate'], 'shop.example.com'),
      frames: [4, 6],
      around: policy(),
    },
  ],
  quiet: [
    {
      when: 'a wildcard covers the name',
      story: shown(['leaf-wildcard'], 'shop.example.com').alert('client', 42),
      around: policy(),
    },
    {
      when: 'there are no names at all',
      story: shown(['leaf-no-san'], 'old.example.com').alert('client', 42),
      around: policy(),
    },
  ],
});
