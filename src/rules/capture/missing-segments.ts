import { fact } from '../../story/fact.js';
import { rule } from '../rule.js';
import { count, list } from '../words.js';

/** The connection had the bytes, the capture has not. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['https://www.wireshark.org/docs/wsug_html_chunked/ChCapCaptureOptions.html'],
  summary: 'Packets of the handshake are missing from the capture.',
  proof: 'Later bytes or acknowledgements of bytes that the capture does not hold.',
  silenceOf: [],

  needs: ['no-handshake'],
  match(story) {
    const { gaps, tls, first } = story;
    const client = gaps.handshakeHole.client && gaps.missing.client > 0;
    const server = gaps.handshakeHole.server && gaps.missing.server > 0;
    if ((!client && !server) || tls.completed) return;
    const at = story.timeline.find(({ kind }) => kind === 'gap')?.at ?? first;
    const sides = [client ? 'client' : '', server ? 'server' : ''].filter((side) => side !== '');
    return { sides, hole: fact(sides, at, `bytes of the ${list(sides)} are missing here`) };
  },

  explain: ({ sides }, story) => ({
    what:
      `${count(story.gaps.missing.client + story.gaps.missing.server, 'byte')} of the ${list(sides)} are not in ` +
      'the capture, in the middle of the handshake.',
    why: 'What seems not to have been said may have been said in them; verdicts on this connection claim less for it.',
    fix: 'Capture again with a larger buffer, or with a filter that keeps less traffic.',
    blame: 'unknown',
    next: [
      {
        text: 'With a buffer of 64 MiB.',
        command: `dumpcap -i any -B 64 -f 'host ${story.server.endpoint.address}' -w again.pcapng`,
      },
    ],
  }),
});
