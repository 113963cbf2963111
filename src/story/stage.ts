import { type Gathered, hidesHandshake } from './gather.js';
import type { Stage, Story, TlsStory } from './story.js';

/** How far a connection got: the last step that one of the sides completed. */
export function stageOf(gathered: Gathered, tls: TlsStory, protocol: Story['protocol']): Stage {
  const { client, server } = gathered;
  const talked = client.applicationData ?? server.applicationData;
  if (tls.completed && talked) return client.fin || server.fin || client.closeNotify || server.closeNotify ? 'closed' : 'application-data';
  if (talked && !client.hello && !server.hello) return 'application-data';
  if (tls.completed || client.finished) return 'finished';
  if (client.certificates || client.emptyCertificate) return 'client-certificate';
  if (client.keyExchange) return 'key-exchange';
  if (server.certificates || (hidesHandshake(gathered) && server.records.length > 0)) return 'certificate';
  if (server.hello) return 'server-hello';
  if (client.hello || tls.ancient) return 'client-hello';
  if (protocol !== 'tls') return protocol === 'plaintext' ? 'upgrade' : 'tcp-connect';
  // Seen from its beginning, a client that never came to the end of its ClientHello has not come to data.
  return gathered.tcp.established && server.records.length === 0 ? 'client-hello' : 'application-data';
}
