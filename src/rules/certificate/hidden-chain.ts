import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { extensionCode } from '../../tls/extensions/registry.js';
import type { Cause } from '../rule.js';
import { count } from '../words.js';

/** Bytes of an RSA signature with 2048 bits; the signatures of curves are far shorter. */
const RSA_2048 = 256;

/**
 * A hidden Certificate message of fewer bytes holds no two certificates: with keys and signatures of 256-bit curves and
 * few names two take 1,000 bytes, with RSA of 2048 bits 1,600.
 */
const twoOfCurves = 900;
const twoOfRsa = 1500;

/** The hidden Certificate message, where it has room for one certificate only. */
export function hiddenLoneCertificate({ client, server }: Story): Fact<number> | undefined {
  const { hiddenCertificate: chain, hiddenSignature: signature } = server;
  // Compressed (RFC 8879), more would fit.
  if (!chain || !signature || client.hello?.value.extensions.has(extensionCode.compressCertificate)) return undefined;
  return chain.value < (signature.value < RSA_2048 ? twoOfCurves : twoOfRsa) ? chain : undefined;
}

/** What the length of a hidden Certificate message says of the chain: it may be one certificate too short. */
export function shortChain(story: Story, likelihood: Cause['likelihood']): Cause[] {
  const lone = hiddenLoneCertificate(story);
  if (!lone) return [];
  return [
    {
      text: 'The server sends its own certificate without the intermediate; or it is self-signed, or issued by a root directly',
      likelihood,
      why: `Its Certificate message has ${count(lone.value, 'byte')}, which is room for one certificate only.`,
    },
  ];
}
