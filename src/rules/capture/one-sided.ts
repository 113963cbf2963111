import { fact } from '../../story/fact.js';
import { other } from '../look-ups.js';
import { rule } from '../rule.js';
import { party } from '../words.js';

/** Half of the conversation. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['https://wiki.wireshark.org/CaptureSetup/Ethernet'],
  summary: 'Only one direction of the connection is in the capture.',
  proof: 'Packets of one side alone, whose acknowledgements show that the other side spoke too.',
  silenceOf: [],

  needs: ['no-handshake'],
  match(story) {
    const { gaps, tls, first } = story;
    if (!gaps.onlySide || tls.completed) return;
    const at = story.timeline.find(({ from }) => from === gaps.onlySide)?.at ?? first;
    return { side: gaps.onlySide, seen: fact(gaps.onlySide, at, `packets of the ${gaps.onlySide} only`) };
  },

  explain: ({ side }, story) => ({
    what: `The capture has only the packets of ${party(story, side)}; what the ${other(side)} said is missing.`,
    why:
      `That the ${other(side)} seems silent proves nothing here: its packets took another way, or the tap sees one ` +
      'direction.',
    fix: 'Capture where both directions pass: at one of the two ends.',
    blame: 'unknown',
    next: [
      {
        text: 'On one of the two machines.',
        command: `tcpdump -nn -s 0 -w both.pcap 'host ${story[other(side)].endpoint.address}'`,
      },
    ],
  }),
});
