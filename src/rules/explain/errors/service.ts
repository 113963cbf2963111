import { anyTarget, sClient } from '../../commands.js';
import { capture, proof, wording, type ErrorText } from '../error-text.js';

const seeStaple = {
  text: 'See the OCSP answer that the server staples',
  command: `${sClient(anyTarget, '-status')} 2>/dev/null | grep -A 20 'OCSP response'`,
};

/** What stands around a certificate: its revocation, its issuing, and servers that cannot start. */
export const serviceErrors: readonly ErrorText[] = [
  {
    heading: 'The certificate is revoked',
    means: 'Its CA has taken the certificate back. Renewing is not enough: a new key and a new certificate are needed.',
    wordings: [
      wording('OpenSSL', /certificate revoked/i),
      wording('Node.js', /\bCERT_REVOKED\b/),
      wording('curl', /Server certificate was revoked|SSL: certificate revoked/i),
      wording('Java', /CertificateRevokedException|Certificate has been revoked/),
      wording('Firefox', /SEC_ERROR_REVOKED_CERTIFICATE/),
      wording('Chrome', /ERR_CERT_REVOKED/),
      wording('Windows', /CRYPT_E_REVOKED|CERT_E_REVOKED/),
      wording('rustls', /invalid peer certificate: Revoked/),
      wording('GnuTLS', /certificate chain is revoked/i),
    ],
    proofs: [
      proof('certificate/revoked', 'A CertificateStatus message (OCSP staple) that says revoked, then the alert 44.'),
      proof(
        'alert/fatal',
        'The alert certificate_revoked (44): the sender knows it from a list or service of its own.',
      ),
    ],
    next: [seeStaple, capture],
  },
  {
    heading: 'The stapled OCSP answer is missing, old or wrong',
    means:
      'The certificate demands a stapled OCSP answer, or the client looks at the one it gets, and it is missing or ' +
      'out of ' +
      'date. Mostly the server cannot reach the OCSP responder of its CA.',
    wordings: [
      wording('Firefox', /MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING|SEC_ERROR_OCSP_\w+/),
      wording('curl', /curl: \(91\)|No OCSP response received|OCSP response has expired|Invalid OCSP response/i),
      wording(
        'nginx',
        /"ssl_stapling" ignored|no OCSP responder URL in the certificate|OCSP responder (?:prematurely|timed out|sent)/i,
      ),
      wording('Apache httpd', /AH0194[0-9]|AH0221[78]|stapling_renew_response/),
      wording(
        'Java',
        /Unable to determine revocation status|OCSP response error|Response is unreliable: its validity interval is out-of-date/,
      ),
      wording('Windows', /CRYPT_E_(?:NO_REVOCATION_CHECK|REVOCATION_OFFLINE)/),
      wording('.NET', /RevocationStatusUnknown|OfflineRevocation/),
      wording('GnuTLS', /requires .{0,40}OCSP|missing OCSP status/i),
    ],
    proofs: [
      proof(
        'certificate/must-staple-missing',
        'A certificate with the TLS feature extension, and no CertificateStatus after it.',
      ),
      proof(
        'certificate/staple-unusable',
        'A CertificateStatus whose nextUpdate is past, or that is about another certificate.',
      ),
    ],
    next: [seeStaple, capture],
  },
  {
    heading: 'The ACME client speaks to a service that is gone',
    means:
      'The first version of ACME (acme-v01.api.letsencrypt.org) was switched off in 2021. An old client, or an old ' +
      'line in its ' +
      'configuration, still asks it, so that no renewal works.',
    wordings: [
      wording('certbot, acmetool and others', /acme-v01\.api\.letsencrypt\.org|acme-staging\.api\.letsencrypt\.org/i),
      wording('certbot', /(?:ACMEv1|ACME v1).{0,60}(?:deprecated|disabled|retired|turned off)/i),
    ],
    proofs: [
      proof('tcp/refused', 'A SYN to the old address, answered by RST.'),
      proof(
        'tcp/syn-unanswered',
        'SYNs to the old address without an answer; or a DNS question for the name without an address.',
      ),
    ],
    next: [
      {
        text: 'Which directory is configured?',
        command: 'grep -rn acme-v01 /etc/letsencrypt /var/lib/acme ~/.lego 2>/dev/null; certbot --version',
      },
      capture,
    ],
  },
  {
    heading: 'The CA could not validate the name (ACME)',
    means:
      'The CA connected to the name to see who holds it, and did not find the answer of the ACME client. So no ' +
      'certificate was ' +
      'issued, and the old one goes on until it expires.',
    wordings: [
      wording('ACME', /urn:ietf:params:acme:error:(?:connection|unauthorized|tls|dns|incorrectResponse)/i),
      wording('ACME', /for (?:the )?tls-alpn-01 challenge|Cannot negotiate ALPN protocol "?acme-tls\/1"?/i),
      wording('certbot', /Some challenges have failed|Challenge failed for domain|Failed authorization procedure/i),
      wording('lego', /one or more domains had a problem/i),
      wording('acmetool', /failed all combinations|failed to fulfil/i),
      wording('Caddy', /could not get certificate from issuer|challenge failed/i),
    ],
    proofs: [
      proof(
        'acme/tls-alpn-01',
        'A ClientHello that offers only "acme-tls/1": the CA asks. What the server answers tells the rest.',
      ),
      proof(
        'alert/no-application-protocol',
        'The same, answered by the alert 120: it reached a server that is no ACME client.',
      ),
      proof('tcp/refused', 'A connection of the CA to port 80 or 443 that is refused.'),
      proof('tcp/syn-unanswered', 'The same, dropped by a firewall.'),
    ],
    next: [
      { text: 'Who answers to the validation protocol?', command: sClient(anyTarget, '-alpn acme-tls/1') },
      { text: 'Where does the name lead?', command: 'dig +short NAME A NAME AAAA' },
    ],
  },
  {
    heading: 'The server cannot load its keys, certificates or cryptography',
    means:
      'The server program does not start, or does not serve this name: a file is missing or does not fit, or a ' +
      'module of OpenSSL ' +
      '(fips.so, legacy.so) that its configuration names is not there. Clients see a refused connection.',
    wordings: [
      wording('OpenSSL', /DSO support routines|could not load the shared library|(?:fips|legacy)\.so\b/i),
      wording(
        'nginx',
        /\[emerg\].{0,200}(?:cannot load certificate|SSL_CTX_use|PEM_read_bio|BIO_new_file|SSL_CTX_new)/i,
      ),
      wording('Apache httpd', /AH02561|AH02562|AH02565|AH02572|AH02577|AH02240/),
      wording('HAProxy', /unable to load (?:SSL )?certificate|no SSL certificate specified for bind/i),
      wording(
        'postfix',
        /cannot get (?:RSA|EC|DSA)? ?(?:certificate|private key) from file|no server certs available/i,
      ),
      wording('redis', /Failed to load (?:server |client )?(?:certificate|private key)|Failed to configure TLS/i),
      wording('mysql', /Failed to set up SSL because of|SSL error: Unable to get (?:certificate|private key)/i),
      wording('PostgreSQL', /could not load (?:server certificate|private key) file/i),
      wording('Traffic Server', /failed to load SSL certificate|failed to load certificate (?:chain|from)/i),
    ],
    proofs: [
      proof('tcp/refused', 'SYNs answered by RST: nobody listens, while the same port was served before.'),
      proof(
        'alert/internal-error',
        'The ClientHello answered by internal_error (80): it listens, and has no key to use.',
      ),
      proof(
        'alert/unrecognized-name',
        'The ClientHello answered by unrecognized_name (112): it has none for this name.',
      ),
    ],
    next: [
      { text: 'Does the server accept its own configuration?', command: 'nginx -t; apachectl configtest; haproxy -c -f /etc/haproxy/haproxy.cfg' },
      { text: 'Which modules does OpenSSL find?', command: 'openssl version -m; openssl list -providers' },
      { text: 'Does anything listen?', command: 'ss -ltnp' },
    ],
  },
  {
    heading: 'TLS was wanted and not offered',
    means:
      'The client insists on TLS, and the server of this protocol does not offer it (STARTTLS and its kin), or the ' +
      'other way round.',
    wordings: [
      wording('postfix', /TLS is required, but was not offered by host/i),
      wording('psql', /server does not support SSL, but SSL was required/i),
      wording(
        'mysql',
        /SSL is required but the server doesn't support it|SSL is required, but the server does not support it/i,
      ),
      wording('mysql', /Connections using insecure transport are prohibited/i),
      wording('PostgreSQL', /no pg_hba\.conf entry for host .{0,300}(?:SSL off|no encryption)/),
      wording('LDAP clients', /ldap_start_tls: (?:Protocol error|Operations error)|confidentiality required/i),
      wording('Python', /STARTTLS extension not supported by server/),
    ],
    proofs: [
      proof(
        'protocol/starttls-refused',
        "The server's list without STARTTLS, a refusal of it, or PostgreSQL's answer N.",
      ),
      proof('protocol/tls-to-plaintext-port', 'A ClientHello, answered by a banner in the clear.'),
    ],
    next: [{ text: 'Does it offer TLS?', command: 'openssl s_client -connect HOST:25 -starttls smtp </dev/null' }, capture],
  },
];
