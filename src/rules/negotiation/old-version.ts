import { versionName } from '../../tls/names/names.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { said } from '../words.js';
import { newestVersion, versionsOffered } from './offer.js';

/** It works, at a version that is switched off elsewhere. */
export default rule({
  severity: 'warning',
  certainty: 'proven',
  cites: ['RFC 8996 §2'],
  summary: 'The connection uses TLS 1.0 or TLS 1.1.',
  proof: 'Proven by the version in the ServerHello of a handshake that completed. SSL 3.0 has a rule of its own.',
  stage: 'server-hello',

  needs: ['handshake'],
  match({ client, server, tls }) {
    const { version } = tls;
    if (!version || !tls.completed || version.value >= 0x0303 || version.value < 0x0301) return;
    return { version, hello: server.hello, offered: client.hello };
  },

  explain({ version, offered }, story) {
    const isClient = offered && newestVersion(offered.value) <= version.value;
    return {
      what: `The handshake completed with ${versionName(version.value)}.`,
      why: said(
        'That version is deprecated since 2021, and current software has it switched off.',
        offered &&
          `The client offers ${versionsOffered(offered.value)}, so the ${isClient ? 'client' : 'server'} is the old one.`,
      ),
      fix:
        `Bring the ${isClient ? 'client' : 'server'} up to date before the other side drops ` +
        `${versionName(version.value)}.`,
      blame: isClient ? 'client' : 'server',
      next: [
        { text: 'Does the server speak TLS 1.2?', command: sClient(targetOf(story, requestedHost(story)), '-tls1_2') },
      ],
    };
  },
});
