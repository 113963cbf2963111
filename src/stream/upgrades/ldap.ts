import type { PlaintextProtocol } from './preamble.js';

const START_TLS = '1.3.6.1.4.1.1466.20037';

/** LDAP with the StartTLS extended operation (RFC 4511 §4.14). */
export const ldap: PlaintextProtocol = {
  name: 'ldap',
  // An LDAPMessage: SEQUENCE, messageID INTEGER, then a bind (0x60), search (0x63) or extended (0x77) request.
  matches: ({ client }) => /^0.{1,5}\x02[\x01-\x04].{1,4}[\x60\x63\x77]/s.test(client),
  request: new RegExp(START_TLS.replaceAll('.', '\\.')),
};
