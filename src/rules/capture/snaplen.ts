import { fact } from '../../story/fact.js';
import { rule } from '../rule.js';
import { count } from '../words.js';

/** The packets are there, the rest of their bytes is not. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['https://www.tcpdump.org/manpages/tcpdump.1.html'],
  summary: 'The capture cut its packets short: the handshake cannot be read whole.',
  proof: 'Packets whose captured length is less than their length on the wire.',
  silenceOf: [],

  needs: ['no-handshake'],
  match(story) {
    const { gaps, tls, first } = story;
    if (gaps.cut === 0 || tls.completed) return;
    const at = story.timeline.find(({ kind }) => kind === 'gap')?.at ?? first;
    return { missing: gaps.cut, cut: fact(gaps.cut, at, `packets cut short, ${count(gaps.cut, 'byte')} missing`) };
  },

  explain: ({ missing }, story) => ({
    what: `${count(missing, 'byte')} of this connection's packets were not written to the capture (snaplen).`,
    why: 'Messages that do not fit the part that was kept, such as certificates, cannot be read.',
    fix: 'Capture again with whole packets.',
    blame: 'unknown',
    next: [
      { text: 'With no limit.', command: `tcpdump -nn -s 0 -w whole.pcap 'host ${story.server.endpoint.address}'` },
    ],
  }),
});
