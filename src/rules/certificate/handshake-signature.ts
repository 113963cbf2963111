import type { Story } from '../../story/story.js';
import { extensionCode } from '../../tls/extensions/registry.js';
import type { Certificate } from '../../x509/certificate.js';
import { verifyHandshake, verifyOldHandshake, type SignatureCheck } from '../../x509/signature.js';

/** The server's signature over the handshake, beside its certificates. */
export interface HandshakeSignature {
  /** By the key of its first certificate; `unknown` where something for the check is missing. */
  readonly check: SignatureCheck;
  /** One of the others that it sent, whose key made the signature. */
  readonly signer?: Certificate;
}

/** A story that failed is judged twice, by more than one rule, and checking a signature is most of that. */
const known = new WeakMap<Story, HandshakeSignature>();

export function handshakeSignature(story: Story): HandshakeSignature {
  const before = known.get(story);
  if (before) return before;
  const found = look(story);
  known.set(story, found);
  return found;
}

type Check = (certificate: Certificate) => SignatureCheck;

function look(story: Story): HandshakeSignature {
  const [leaf, ...others] = story.server.certificates?.value ?? [];
  const by = leaf && (story.server.keyExchange ? keyExchange(story) : certificateVerify(story));
  if (!by) return { check: 'unknown' };
  const check = by(leaf);
  return { check, signer: check === 'bad' ? others.find((one) => by(one) === 'good') : undefined };
}

/** Up to TLS 1.2 both randoms and the parameters are signed (RFC 5246 §7.4.3); all of it stands in the clear. */
function keyExchange({ client, server }: Story): Check | undefined {
  const { signed, signatureAlgorithm: scheme } = server.keyExchange?.value ?? {};
  const [mine, theirs] = [client.hello?.value.random, server.hello?.value.random];
  if (!signed || !mine || !theirs) return undefined;
  const content = Buffer.concat([mine, theirs, signed.parameters]);
  const { signature } = signed;
  return ({ publicKey: key }) => {
    if (!key) return 'unknown';
    if (scheme === undefined) return verifyOldHandshake(content, key, signature);
    return verifyHandshake(scheme, content, key, signature);
  };
}

/** TLS 1.3 signs all that was said so far (RFC 8446 §4.4.3), which can be read with the session keys only. */
function certificateVerify({ client, server }: Story): Check | undefined {
  const { scheme, signature, transcript } = server.certificateVerify?.value ?? {};
  if (scheme === undefined || !signature || !transcript) return undefined;
  const content = Buffer.concat([preamble, transcript]);
  // Where a hello hidden in this one was the real one, that was signed.
  const hidesAnother = client.hello?.value.extensions.has(extensionCode.encryptedClientHello) ?? false;
  return ({ publicKey: key }) => {
    const check = key ? verifyHandshake(scheme, content, key, signature) : 'unknown';
    return check === 'bad' && hidesAnother ? 'unknown' : check;
  };
}

const preamble = Buffer.from(`${' '.repeat(64)}TLS 1.3, server CertificateVerify\0`, 'latin1');
