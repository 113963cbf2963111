import { LETS_ENCRYPT } from '../lib/public-names.js';
import { recordPythonWithoutTrust } from '../lib/python-no-trust.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  await recordPythonWithoutTrust(scene, 'TLSv1.3', { leaf: { kind: 'rsa' }, subjects: LETS_ENCRYPT });
}
