import { fact } from '../../story/fact.js';
import { rule } from '../rule.js';

/** It was not over when the capture was. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['https://www.wireshark.org/docs/man-pages/dumpcap.html'],
  summary: 'The capture ends in the middle of the handshake.',
  proof: 'The last packets of the capture are less than an ordinary answer away from the last of this connection.',
  silenceOf: [],

  needs: ['no-handshake'],
  match({ gaps, tls, last, protocol, client, tcp }) {
    if (!gaps.cutOff || tls.completed || (protocol === 'plaintext' && tcp.established)) return;
    // Somebody who sends the same again and again has waited long enough.
    if (client.retransmissions > 1) return;
    return { end: fact('cut off', last, 'last packet of this connection in the capture') };
  },

  explain: () => ({
    what: 'The capture stopped while this handshake was still under way.',
    why: 'The answer may have come a moment later.',
    fix: 'Let the capture run until the client has reported its error.',
    blame: 'unknown',
    next: [{ text: 'For a minute.', command: 'timeout 60 tcpdump -nn -s 0 -w longer.pcap' }],
  }),
});
