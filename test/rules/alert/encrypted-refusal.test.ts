import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/encrypted-refusal', {
  fires: [
    {
      when: 'the client sends 19 bytes in the place of its Finished',
      story: aStory().tcp().clientHello().serverHello().encrypted('server', 1000).hiddenAlert('client').fin('client'),
      frames: [5, 8, 9],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The client refused the server's certificate, as far as encryption lets one see
          error, likely, blame: unknown
          The client (10.0.0.5) sent an encrypted record of 19 bytes where its Finished was due. That is the length of an alert; a Finished has 53 bytes or more. So it refused what the server had sent, which mostly is the certificate: issuer unknown, out of date, or for another name. The capture cannot show which, because TLS 1.3 encrypts the certificate and the alert.
          - high: The client does not trust the issuer (or has no list of CAs at all) (It is the most frequent reason for a refusal at this place.)
          - medium: The certificate is out of date, or for another name (The certificate cannot be seen.)
          - low: It looks at more than others do: a revocation, an OCSP answer that is missing or too old, a pinned key (Firefox, Java and many apps can be told to.)
          - low: The server's signature or Finished is wrong, or a record was damaged on the way (The refusal stands at the same place.)
          > Read the client's own log: it knows the reason. Or check the certificate from the client's machine.
          > See the certificate, judged by the CAs of this machine
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
          > Its dates and names
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates -ext subjectAltName
          > Have the client write its session keys, capture again, and give them to tlswhy: then the alert can be read
            $ SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log"
        `),
    },
    {
      when: 'NSS says no after its Finished and before that of the server, up to TLS 1.2',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303, flags: [65281] }).finished('client').hiddenAlert('client').fin('client'),
      frames: [5, 8, 9],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client refused the server's certificate, as far as encryption lets one see
        error, likely, blame: unknown
        The client (10.0.0.5) sent an encrypted alert of 19 bytes right after its Finished, without waiting for the server's. So it refused what the server had sent, which mostly is the certificate: issuer unknown, out of date, or for another name. The capture cannot show which, because the alert is encrypted.
        - high: The client does not trust the issuer (or has no list of CAs at all) (It is the most frequent reason for a refusal at this place.)
        - medium: The certificate is out of date, or for another name (The certificate cannot be seen.)
        - low: It looks at more than others do: a revocation, an OCSP answer that is missing or too old, a pinned key (Firefox, Java and many apps can be told to.)
        - low: The server's signature or Finished is wrong, or a record was damaged on the way (The refusal stands at the same place.)
        > Read the client's own log: it knows the reason. Or check the certificate from the client's machine.
        > See the certificate, judged by the CAs of this machine
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > Its dates and names
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates -ext subjectAltName
        > Have the client write its session keys, capture again, and give them to tlswhy: then the alert can be read
          $ SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log"
      `),
    },
  ],
  quiet: [
    {
      when: 'it is the goodbye of a connection that worked',
      story: aStory()
        .tcp()
        .clientHello()
        .completed()
        .applicationData('client')
        .hiddenAlert('client', 'goodbye')
        .fin('client'),
    },
    {
      when: 'the alert can be read',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .encrypted('server', 1000)
        .hiddenAlert('client')
        .alert('client', 48, { encrypted: true }),
    },
  ],
});
