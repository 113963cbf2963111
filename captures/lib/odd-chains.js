// Chains below the company's root that break one rule each: NAME-chain.pem and NAME.key for NAME.example.com.
import { makeCertificate, makeIntermediate, makeLeaf, writeChain } from './authority.js';
import { httpsServer } from './nginx.js';

const IDS = 'subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n';

/** An issuing CA of its own, with `extensions` in place of a CA's usual ones. */
function authority(scene, name, issuer, extensions, more = {}) {
  const subject = `/O=Example Corp/CN=Example Corp ${name} CA`;
  return makeCertificate(scene.work, { name, subject, issuer, extensions: extensions + IDS, fromDays: -100, toDays: 1000, ...more });
}

const CA = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n';

const CLIENT_ONLY = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n'
  + 'extendedKeyUsage=clientAuth,emailProtection\nsubjectAltName=DNS:client-only.example.com\n';

/** By name: what stands above the leaf, the leaf's issuer first, and the leaf's own extensions where they are odd. */
const ODD = {
  'client-only': (scene, root) => ({ above: [usual(scene, root)], extensions: CLIENT_ONLY }),
  'no-ca': (scene, root) => ({ above: [authority(scene, 'no-ca-issuer', root, 'basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\n')] }),
  'too-long': (scene, root) => {
    const upper = authority(scene, 'Policy', root, 'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign\n');
    return { above: [authority(scene, 'Regional', upper, CA), upper] };
  },
  'other-names': (scene, root) => ({
    above: [authority(scene, 'Subsidiary', root, `${CA}nameConstraints=critical,permitted;DNS:subsidiary.example\n`)],
  }),
  'mail-ca': (scene, root) => ({ above: [authority(scene, 'Mail', root, `${CA}extendedKeyUsage=clientAuth,emailProtection\n`)] }),
  'expired-ca': (scene, root) => ({ above: [authority(scene, 'Old Issuing', root, CA, { fromDays: -1000, toDays: -4 })] }),
};

function usual(scene, root) {
  return makeIntermediate(scene.work, root);
}

/** Makes the chain and returns nginx's `server` block for it. */
export function oddSite(scene, root, name) {
  const { above, extensions } = ODD[name](scene, root);
  const host = `${name}.example.com`;
  const server = extensions
    ? makeCertificate(scene.work, { name, subject: `/CN=${host}`, issuer: above[0], extensions: extensions + IDS })
    : makeLeaf(scene.work, { name, host, issuer: above[0] });
  return httpsServer({ chain: writeChain(scene.work, `${name}-chain.pem`, server, ...above), key: `${name}.key`, name: host });
}

export const hostsOf = (names) => Object.fromEntries(names.map((name) => [`${name}.example.com`, '10.0.0.9']));
