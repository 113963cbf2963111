// The story of python-no-trust-tls12 and python-no-trust-tls13, which differ in the protocol version only,
// and of incident-python-public-root-*, where the authorities have well-known names.
import { makeCompany } from './company.js';
import { httpsServer, writeNginxConfig } from './nginx.js';
import { libcryptoThatLooksElsewhere } from './openssldir.js';

const URL = 'https://api.example.com/health';

/** Python is refused nothing: it refuses, twice; curl between them is content with the same chain. */
export async function recordPythonWithoutTrust(scene, protocols, { leaf, subjects } = {}) {
  makeCompany(scene, leaf, subjects);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols }));
  await scene.nginx();
  scene.bring('healthcheck.py');
  const env = libcryptoThatLooksElsewhere(scene.work);
  await scene.client(['/usr/bin/python3', '-c', 'import ssl; print(ssl.get_default_verify_paths())'], { env });
  await scene.capture();
  const keys = { SSLKEYLOGFILE: 'keys.log' };
  const check = () => scene.client(['/usr/bin/python3', 'healthcheck.py', URL], { env: { ...env, ...keys } });
  await check();
  await scene.client(['curl', '-sS', URL], { env: keys });
  await check();
  await scene.endCapture();
}
