import { fact } from '../../story/fact.js';
import { rule } from '../rule.js';
import { count } from '../words.js';

/** Fewer may be chance. */
const SOME = 2;

/** The capture shows packets twice. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['https://wiki.wireshark.org/DuplicatePackets'],
  summary: 'The capture holds packets of this connection twice.',
  proof:
    'The same IP identification, sequence number and length within microseconds. They are left out, and not taken ' +
    'for packets sent again.',
  silenceOf: [],

  match: ({ gaps, first }) =>
    gaps.duplicates < SOME
      ? undefined
      : { begun: fact(gaps.duplicates, first, 'from here on, packets stand in the capture twice') },

  explain: ({ begun }) => ({
    what: `${count(begun.value, 'packet')} of this connection ${begun.value === 1 ? 'is' : 'are'} in the capture twice.`,
    why: 'The capture saw them at two places: two interfaces (`-i any`), a bridge and its port, or a mirror port.',
    fix: 'Nothing to mend. A capture of one interface is smaller, and its times are clearer.',
    blame: 'unknown',
    next: [{ text: 'Without the copies.', command: 'editcap -d in.pcapng out.pcapng' }],
  }),
});
