import { knownIssuer, type IssuerKind, type KnownIssuer } from '../../x509/known-issuers.js';
import type { Presented } from './presented.js';

/** What such a product is, in a sentence. */
export const interceptorKinds: Partial<Readonly<Record<IssuerKind, string>>> = {
  interception: 'a gateway that inspects TLS',
  antivirus: "a program on the client's machine that inspects TLS",
  'debugging-proxy': "a developer's proxy",
  adware: 'a root whose key is known to be abused',
};

/** The product that opens TLS on the way by whose name the issuer goes, where no public root vouches for it. */
export function interceptor({ leaf, path }: Presented): KnownIssuer | undefined {
  if (path.trusted) return undefined;
  const found = knownIssuer(leaf.issuer);
  return found && interceptorKinds[found.kind] ? found : undefined;
}
