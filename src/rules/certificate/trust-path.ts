import type { Target } from '../commands.js';
import { sClient } from '../commands.js';
import type { NextStep } from '../rule.js';

const openssl: NextStep[] = [
  {
    text: 'On the client: where does Python look for trusted CAs, and do these paths exist?',
    command: "python3 -c 'import ssl; print(ssl.get_default_verify_paths())'",
  },
  { text: 'Where does OpenSSL look? OPENSSLDIR must hold certs/ or cert.pem', command: 'openssl version -d' },
  {
    text: 'Does a variable point it elsewhere?',
    command: "env | grep -E 'SSL_CERT|OPENSSL|REQUESTS_CA|CURL_CA|NODE_EXTRA'",
  },
];

const java: NextStep[] = [
  { text: 'For a Java client: what does its trust store hold?', command: 'keytool -list -cacerts -storepass changeit' },
  { text: 'Is another trust store set?', command: "ps -ef | grep -o 'javax.net.ssl.trustStore[^ ]*'" },
];

const files: NextStep[] = [
  {
    text: 'For a client in Go or with GnuTLS: is a list of CAs installed?',
    command: 'ls -l /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt',
  },
  { text: 'Does a variable point it elsewhere?', command: "env | grep -E 'SSL_CERT_(FILE|DIR)'" },
];

const node: NextStep[] = [
  { text: 'For a Node.js client: is an extra list of CAs given?', command: 'env | grep NODE_EXTRA_CA_CERTS' },
];

/** How to see what a client trusts, by the kind of client that the alert suggests (FAILURES §2.0). */
export function trustPathSteps(code: number | undefined): NextStep[] {
  if (code === 46) return java;
  if (code === 42) return files;
  return code === undefined ? [...node, ...openssl] : openssl;
}

export function showChainStep(target: Target): NextStep {
  return {
    text: 'See the chain that the server sends, judged by the CAs of this machine',
    command: sClient(target, '-showcerts'),
  };
}

export function withOwnCa(target: Target): NextStep {
  return { text: 'Try with the CA given by hand', command: sClient(target, '-CAfile CA.pem', '-verify_return_error') };
}
