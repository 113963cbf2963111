import { fact } from '../../story/fact.js';
import { rule } from '../rule.js';

/** The beginning is not in the capture. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['https://www.wireshark.org/docs/man-pages/dumpcap.html'],
  summary: 'The capture begins after the connection did: its handshake cannot be seen.',
  proof: 'Neither SYN nor the beginning of the stream is in the capture.',
  silenceOf: [],

  needs: ['no-handshake'],
  match(story) {
    const { gaps, tls, first } = story;
    if (!gaps.joinedLate || tls.completed) return;
    return { began: fact('joined late', story.timeline[0]?.at ?? first, 'first packet seen, without a SYN before it') };
  },

  explain: () => ({
    what: 'This connection was already running when the capture began, so its handshake is not in it.',
    why: 'Whether the handshake worked, and what was agreed in it, cannot be told from here.',
    fix: 'Let a capture run in a ring of files before the failure comes, so that the beginning is in it.',
    blame: 'unknown',
    next: [{ text: 'Keep the last gigabyte.', command: 'dumpcap -i any -b filesize:50000 -b files:20 -w ring.pcapng' }],
  }),
});
