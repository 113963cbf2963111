// Java keeps what it trusts in a store of its own, whatever the machine trusts.

const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];

/** Options by which a Java program trusts the company's root. */
export const JAVA_TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

/** Makes root.p12 from root.pem. */
export function makeJavaTrust(scene) {
  return scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
}
