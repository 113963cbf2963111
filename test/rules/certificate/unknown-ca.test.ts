import { expect } from 'vitest';
import { programOf } from '../../../src/story/program.js';
import { aStory, at } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { accepted, hidden, policy, shown, strangers } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/unknown-ca', {
  fires: [
    {
      when: 'the client says unknown_ca of a chain to a private root',
      story: shown(['leaf', 'intermediate']).alert('client', 48).rst('client'),
      frames: [6, 7],
      around: strangers,
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The client does not trust the issuer of the server's certificate
        error, proven, blame: unknown
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The server sent 2 certificates; the certificate "api.example.com" is issued by "Example Intermediate 1". "Example Root R1", where the chain ends, is not in the test roots: a private CA, which a client must be told to trust.
        - high: The certificate comes from a private CA, or from a gateway that intercepts TLS, that this client was not told to trust ("Example Root R1" is not in the test roots.)
        - medium: The client's list of trusted CAs is missing, empty, or not where its TLS library looks (an OPENSSLDIR that does not exist, SSL_CERT_FILE, a container without ca-certificates) (No other client in this capture shows that the chain is acceptable.)
        > Add "Example Root R1" to the client's trusted CAs, or give the server a certificate from a CA that the client knows.
        > On the client: where does Python look for trusted CAs, and do these paths exist?
          $ python3 -c 'import ssl; print(ssl.get_default_verify_paths())'
        > Where does OpenSSL look? OPENSSLDIR must hold certs/ or cert.pem
          $ openssl version -d
        > Does a variable point it elsewhere?
          $ env | grep -E 'SSL_CERT|OPENSSL|REQUESTS_CA|CURL_CA|NODE_EXTRA'
        > See the chain that the server sends, judged by the CAs of this machine
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > Try with the CA given by hand
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -CAfile CA.pem -verify_return_error </dev/null"
      `),
    },
    {
      when: 'another client accepts the same certificate: then it is this client',
      story: shown(['leaf', 'intermediate']).alert('client', 48),
      frames: [6, 7, 40],
      around: {
        ...strangers,
        acceptedCertificate: () => ({
          value: { connections: 3, clients: ['10.0.0.6'], first: at(40), last: at(60) },
          spans: [{ at: at(40), note: 'handshake completed' }],
        }),
      },
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "This client does not trust the issuer of the server's certificate; another connection did
        error, proven, blame: client
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The server sent 2 certificates; the certificate "api.example.com" is issued by "Example Intermediate 1". "Example Root R1", where the chain ends, is not in the test roots: a private CA, which a client must be told to trust. 3 other connections accepted the same certificate, so look at this client's own list of trusted CAs first.
        - high: The client's list of trusted CAs is missing, empty, or not where its TLS library looks (an OPENSSLDIR that does not exist, SSL_CERT_FILE, a container without ca-certificates) (Connections that accepted the same certificate: 3 (see their frames).)
        - medium: The certificate comes from a private CA, or from a gateway that intercepts TLS, that this client was not told to trust ("Example Root R1" is not in the test roots.)
        > Mend this client's trust path: make its list of trusted CAs exist where its TLS library looks (OPENSSLDIR, SSL_CERT_FILE, trust store) and hold the issuing root.
        > On the client: where does Python look for trusted CAs, and do these paths exist?
          $ python3 -c 'import ssl; print(ssl.get_default_verify_paths())'
        > Where does OpenSSL look? OPENSSLDIR must hold certs/ or cert.pem
          $ openssl version -d
        > Does a variable point it elsewhere?
          $ env | grep -E 'SSL_CERT|OPENSSL|REQUESTS_CA|CURL_CA|NODE_EXTRA'
        > See the chain that the server sends, judged by the CAs of this machine
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > Try with the CA given by hand
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -CAfile CA.pem -verify_return_error </dev/null"
      `),
    },
    {
      when: 'the same program was content, and the certificate is hidden: its list is not at fault',
      story: hidden().alert('client', 48),
      frames: [10, 40],
      around: {
        ...strangers,
        fullAtServer: (story) => ({
          value: { connections: 1, clients: ['10.0.0.5'], programs: [programOf(story)], first: at(40), last: at(40) },
          spans: [{ at: at(40), note: 'handshake completed' }],
        }),
      },
      words: (told) => {
        expect(told).toContain('another certificate then');
        expect(told).not.toContain('another connection did');
        expect(told).not.toContain("Mend this client's trust path");
      },
    },
    {
      when: 'the root is in the trust list, and the client has it not',
      story: shown(['leaf', 'intermediate']).alert('client', 48),
      frames: [6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The client does not trust the issuer of the server's certificate
        error, proven, blame: client
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The server sent 2 certificates; the certificate "api.example.com" is issued by "Example Intermediate 1". The chain leads to "Example Root R1", which is in the test roots: the certificate is good, and this client lacks that root.
        - high: The client's list of trusted CAs is missing, empty, or not where its TLS library looks (an OPENSSLDIR that does not exist, SSL_CERT_FILE, a container without ca-certificates) (The chain leads to a root that is in the trust list.)
        - low: The certificate comes from a private CA, or from a gateway that intercepts TLS, that this client was not told to trust (The root is in the test roots, so it is not private.)
        > Mend this client's trust path: make its list of trusted CAs exist where its TLS library looks (OPENSSLDIR, SSL_CERT_FILE, trust store) and hold the issuing root.
        > On the client: where does Python look for trusted CAs, and do these paths exist?
          $ python3 -c 'import ssl; print(ssl.get_default_verify_paths())'
        > Where does OpenSSL look? OPENSSLDIR must hold certs/ or cert.pem
          $ openssl version -d
        > Does a variable point it elsewhere?
          $ env | grep -E 'SSL_CERT|OPENSSL|REQUESTS_CA|CURL_CA|NODE_EXTRA'
        > See the chain that the server sends, judged by the CAs of this machine
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > Try with the CA given by hand
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -CAfile CA.pem -verify_return_error </dev/null"
      `),
    },
    {
      when: 'a Java client says certificate_unknown',
      story: shown(['leaf', 'intermediate']).alert('client', 46),
      frames: [6, 7],
      around: strangers,
      certainty: 'likely',
    },
    {
      when: 'a Go client says bad_certificate, and nothing else is wrong',
      story: shown(['leaf', 'intermediate']).alert('client', 42),
      frames: [6, 7],
      around: strangers,
      certainty: 'likely',
    },
    {
      when: 'the client resets after the certificate without a word: then it is one guess of many',
      story: shown(['leaf', 'intermediate']).rst('client'),
      frames: [6, 7],
      around: strangers,
      certainty: 'possible',
      rootCause: false,
    },
    {
      when: 'the capture is so old that the list may have lost the root since',
      story: shown(['leaf', 'intermediate']).alert('client', 42),
      frames: [6, 7],
      around: policy(undefined, 'root-late'),
      certainty: 'likely',
      words: (told) => expect(told.split('\n').slice(0, 3)).toMatchInlineSnapshot(`
        [
          "The client does not trust the issuer of the server's certificate",
          "error, likely, blame: unknown",
          "The client (10.0.0.5) refused the handshake with the alert bad_certificate (42). The server sent 2 certificates; the certificate "api.example.com" is issued by "Example Intermediate 1". "Example Root R1", where the chain ends, is not in the test roots. That proves little: the capture is of 2024, and this list, of 2029 or later, lacks roots that were trusted then.",
        ]
      `),
    },
    {
      when: 'TLS 1.3 hides the certificate, and the alert stands in the clear',
      story: hidden().alert('client', 48),
      frames: [10],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The client does not trust the issuer of the server's certificate
        error, proven, blame: unknown
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The alert means that it found no path from the server's certificate to a CA that it trusts. The capture cannot show the certificate itself, because TLS 1.3 encrypts it.
        - high: The certificate comes from a private CA, or from a gateway that intercepts TLS, that this client was not told to trust (The client (10.0.0.5) says that it does not know the issuer; which one it was is encrypted.)
        - medium: The client's list of trusted CAs is missing, empty, or not where its TLS library looks (an OPENSSLDIR that does not exist, SSL_CERT_FILE, a container without ca-certificates) (No other client in this capture shows that the chain is acceptable.)
        - low: The server leaves out an intermediate certificate (The capture cannot show how many it sent.)
        > Add the root of the server's chain to the client's trusted CAs, or give the server a certificate from a CA that the client knows.
        > On the client: where does Python look for trusted CAs, and do these paths exist?
          $ python3 -c 'import ssl; print(ssl.get_default_verify_paths())'
        > Where does OpenSSL look? OPENSSLDIR must hold certs/ or cert.pem
          $ openssl version -d
        > Does a variable point it elsewhere?
          $ env | grep -E 'SSL_CERT|OPENSSL|REQUESTS_CA|CURL_CA|NODE_EXTRA'
        > See the chain that the server sends, judged by the CAs of this machine
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > Try with the CA given by hand
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -CAfile CA.pem -verify_return_error </dev/null"
      `),
    },
    {
      when: 'the client finishes and hangs up at once, as Node.js does',
      story: shown(['leaf', 'intermediate']).completed(0x0303).fin('client'),
      frames: [6, 10],
      around: strangers,
      certainty: 'possible',
    },
  ],
  quiet: [
    { when: 'the handshake goes on', story: accepted(['leaf', 'intermediate']), around: strangers },
    {
      when: 'the alert has nothing to do with the issuer',
      story: shown(['leaf', 'intermediate']).alert('client', 80),
      around: strangers,
    },
    { when: 'the server leaves out an intermediate', story: shown(['leaf']).alert('client', 48), around: policy() },
    {
      when: 'the certificate is self-signed',
      story: shown(['self-signed'], 'dev.example.com').alert('client', 48),
      around: policy(),
    },
    {
      when: 'a Java client may as well mind the name',
      story: shown(['leaf', 'intermediate'], 'www.example.org').alert('client', 46),
      around: strangers,
    },
    {
      when: 'the client sends a heartbeat before it leaves',
      story: shown(['leaf', 'intermediate']).client({ sent: 900 }).rst('client'),
      around: strangers,
    },
    {
      when: 'a CA asks for the certificate that proves who holds the name',
      story: aStory()
        .tcp()
        .clientHello({ serverName: 'dev.example.com', alpn: ['acme-tls/1'] })
        .serverHello({ version: 0x0303 })
        .certificates('server', fixture('leaf'))
        .fin('client'),
      around: strangers,
    },
    {
      when: 'the alert comes from the server',
      story: shown(['leaf', 'intermediate']).alert('server', 48),
      around: strangers,
    },
    {
      when: 'the alert answers a connection that was closed before',
      story: shown(['leaf', 'intermediate']).fin('server').alert('client', 48, { afterClose: true }),
      around: policy(),
    },
  ],
});
