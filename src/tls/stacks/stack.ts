/** TLS libraries that are known by recordings; the last two by public captures. `OpenSSL` is also what Node.js, Python, nginx and most of Linux use. */
export type StackName =
  | 'OpenSSL'
  | 'GnuTLS'
  | 'NSS'
  | 'BoringSSL'
  | 'Go'
  | 'Java'
  | 'rustls'
  | 'Mbed TLS'
  | 'wolfSSL'
  | 'Erlang'
  | 'Botan'
  | 'BearSSL'
  | 'Bouncy Castle'
  | 'SChannel'
  | 'Secure Transport';

/** Which TLS library, as far as the bytes show; from outside nobody can be sure, so that nothing here is proven. */
export interface Stack {
  readonly name: StackName;
  /** The program or language, where it can be told from others on the same library: `curl`, `Python`, `Node.js`. */
  readonly detail?: string;
  readonly certainty: 'likely' | 'possible';
  /** What it was known by, half a sentence: `its ClientHello is the one that curl with OpenSSL 3.0 sends`. */
  readonly because: string;
}
