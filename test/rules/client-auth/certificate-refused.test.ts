import { expect } from 'vitest';
import { ExtensionList } from '../../../src/tls/extensions/extension-list.js';
import { fixture } from '../../x509/fixtures.js';
import { aStory } from '../../build/story.js';

const asked = (version = 0x0303) => {
  const story = aStory()
    .tcp()
    .clientHello()
    .serverHello({ version, flags: [65281] });
  const request = {
    type: 'certificate_request',
    certificateTypes: [1],
    signatureAlgorithms: [],
    authorities: [],
    extensions: ExtensionList.none,
  } as const;
  return story.server({ certificateRequest: story.seen(request, 'server → client: CertificateRequest') });
};

const showed = (name: string) => asked().certificates('client', fixture(name));
const hiddenCertificate = () => {
  const story = aStory().tcp().clientHello().serverHello().encrypted('server', 1000);
  const seen = story.seen(1180, 'client → server: 1180 encrypted bytes before its Finished', 'client');
  return story.client({ hiddenCertificate: seen }).finished('client');
};
import { ruleTest } from '../rule-test.js';

ruleTest('client-auth/certificate-refused', {
  fires: [
    {
      when: 'the server does not know its issuer',
      story: showed('leaf-client').alert('server', 48),
      frames: [6, 7, 8],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server refuses the client's certificate
        error, proven, blame: client
        The server (10.0.0.9:443) refused the client's certificate "robot-7" with the alert unknown_ca (48). The alert says that it does not know the CA that issued the certificate. The certificate is issued by "Example Root R1". Its dates and purpose are good as far as the capture can tell.
        - high: The server does not trust "Example Root R1" for clients, or lacks an intermediate certificate that the client did not send (The client's certificate is issued by "Example Root R1".)
        > Give the client a certificate from a CA that the server trusts for clients, or add its CA to the server's list.
        > Read the certificate that the client is set up with
          $ openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage
        > Try with a client certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
        > With curl
          $ curl -v --cert CLIENT.pem --key CLIENT.key --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Which issuers does the server accept? See "Acceptable client certificate CA names"
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'it has expired',
      story: showed('leaf').alert('server', 45),
      frames: [6, 7, 8],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server refuses the client's certificate
        error, proven, blame: client
        The server (10.0.0.9:443) refused the client's certificate "api.example.com" with the alert certificate_expired (45). The alert says that the certificate is outside its dates. The certificate is issued by "Example Intermediate 1". The certificate expired 2 years and 235 days before this connection and is not for clients (its extended key usage is serverAuth).
        - high: The certificate expired 2 years and 235 days before this connection (It stands in the certificate that the client sent.)
        - high: The certificate is not for clients (its extended key usage is serverAuth) (It stands in the certificate that the client sent.)
        - medium: The server does not trust "Example Intermediate 1" for clients, or lacks an intermediate certificate that the client did not send (The client's certificate is issued by "Example Intermediate 1".)
        > Renew the client's certificate and restart the client so that it loads the new one.
        > Read the certificate that the client is set up with
          $ openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage
        > Try with a client certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
        > With curl
          $ curl -v --cert CLIENT.pem --key CLIENT.key --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Which issuers does the server accept? See "Acceptable client certificate CA names"
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'TLS 1.3 hides both, and lengths and places speak',
      story: hiddenCertificate().hiddenAlert('server', 'after-finished').fin('server'),
      frames: [7, 8, 10, 11],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server refuses the client's certificate
        error, likely, blame: client
        The client sent 1180 encrypted bytes before its Finished, which must be a certificate and its proof; the server (10.0.0.9:443) answered with an encrypted record of 19 bytes, the length of an alert, and closed. So the server asked for a client certificate, got one, and refused it. The client believes that it is connected, and fails at its first read. TLS 1.3 encrypts both, so this is read from lengths and places.
        - high: The server does not trust the issuer of the client's certificate, or lacks an intermediate certificate that the client did not send (The refusal came right after the certificate.)
        - medium: The client's certificate has expired, was revoked, or is not meant for clients (The certificate cannot be seen; the client has it on disk.)
        - low: The server accepts the certificate, and a rule of its own refuses the person or device in it (The alert cannot be read.)
        > Give the client a certificate that the server accepts: issued by a CA that it trusts for clients, inside its dates, meant for clients.
        > Read the server's log at this second: it names the alert that it sent
        > Read the certificate that the client is set up with
          $ openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage
        > Try with a client certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
        > With curl
          $ curl -v --cert CLIENT.pem --key CLIENT.key --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Which issuers does the server accept? See "Acceptable client certificate CA names"
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null
        > Have the client write its session keys, capture again, and give them to tlswhy: then both can be read
          $ SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log"
      `),
    },
  ],
  quiet: [
    {
      when: 'TLS 1.3 hides a certificate, and the server sends data before its goodbye',
      story: hiddenCertificate().applicationData('server').hiddenAlert('server', 'goodbye').fin('server'),
    },
    { when: 'the client complains of the server', story: showed('leaf-client').alert('client', 48) },
    { when: 'the client showed none', story: asked().alert('server', 40) },
    { when: 'the server accepts it', story: showed('leaf-client').completed(0x0303) },
  ],
});
