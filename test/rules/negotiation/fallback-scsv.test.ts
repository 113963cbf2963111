import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const marked = Buffer.concat([new Uint8Array(24), Buffer.from('DOWNGRD\x01', 'latin1')]);

ruleTest('negotiation/fallback-scsv', {
  fires: [
    {
      when: 'the server refuses the second try',
      story: aStory()
        .tcp()
        .clientHello({ cipherSuites: [0xc02f, 0x5600], versions: [], legacyVersion: 0x0302 })
        .alert('server', 86),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The client tried again with an older version than it has, and the server rightly refused
        error, proven, blame: client
        The server (10.0.0.9:443) ended the connection with the fatal alert inappropriate_fallback (86), in answer to the ClientHello. The client offers TLS 1.1 at most and marks this as a second try. The server knows a higher version, so the first try should not have failed.
        - high: An earlier connection at a higher version failed for another reason (reset, timeout, a box in between) (The client says by the marker that it fell back.)
        > Find out why the first try failed: it is an earlier connection of this client to the same server.
        > List this client's connections
          $ tlswhy CAPTURE --where client:10.0.0.5"
      `),
    },
    {
      when: 'the server takes no notice, and the client sees by the mark that it need not have fallen back',
      story: aStory()
        .tcp()
        .clientHello({ cipherSuites: [0xc02f, 0x5600], versions: [0x0303] })
        .serverHello({ version: 0x0303, random: marked })
        .alert('client', 47),
      frames: [4, 5, 6],
      certainty: 'proven',
    },
  ],
  quiet: [
    {
      when: 'the server goes along',
      story: aStory()
        .tcp()
        .clientHello({ cipherSuites: [0xc02f, 0x5600] })
        .serverHello()
        .completed(),
    },
  ],
});
