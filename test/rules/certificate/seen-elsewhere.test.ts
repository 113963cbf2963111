import { describe, expect, it } from 'vitest';
import { nobodyAround, type Around } from '../../../src/story/around.js';
import { atFault, seenElsewhere } from '../../../src/rules/certificate/seen-elsewhere.js';
import type { Cause } from '../../../src/rules/rule.js';
import { at } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { hidden, policy, shown } from './shown.js';

const IN_DATE = Date.UTC(2024, 1, 1);

function showing(names: string[], when = IN_DATE): Around {
  const tally = { connections: 1, clients: ['10.0.0.6'], first: at(20), last: at(20) };
  const leaves = names.map(fixture);
  return { ...nobodyAround, ...policy(when), certificatesOfName: () => ({ value: { ...tally, leaves }, spans: [{ at: at(20), note: 'seen' }] }) };
}

const faultOf = (around: Around) => seenElsewhere(hidden().story, around)?.value.fault;

describe('a certificate that TLS 1.3 hides here and another connection shows', () => {
  it('is judged by its dates, its names and its use', () => {
    expect(faultOf(showing(['leaf'], Date.UTC(2060, 0, 1)))).toMatch(/^expired .* before this connection$/);
    expect(faultOf(showing(['leaf'], Date.UTC(2001, 0, 1)))).toMatch(/^is not valid for another /);
    expect(faultOf(showing(['leaf-ed25519']))).toMatch(/^is for .*, and the client asked for "api.example.com"$/);
    expect(faultOf(showing(['leaf-no-san']))).toMatch(/^names no host, /);
  });

  it('says nothing where it is good, where the server has several, and where it can be seen here', () => {
    expect(faultOf(showing(['leaf']))).toBeUndefined();
    expect(seenElsewhere(hidden().story, showing(['leaf']))?.value.leaf.subjectLabel).toBeDefined();
    expect(faultOf(showing(['leaf-ed25519', 'leaf-no-san']))).toBeUndefined();
    expect(faultOf(nobodyAround)).toBeUndefined();
    expect(seenElsewhere(shown(['leaf']).story, showing(['leaf-ed25519']))).toBeUndefined();
  });

  it('stands before causes that are merely frequent', () => {
    const frequent: Cause = { text: 'the frequent one', likelihood: 'high', why: 'It is frequent.' };
    const found = seenElsewhere(hidden().story, showing(['leaf-ed25519']));
    expect(atFault(found, [frequent]).map(({ likelihood }) => likelihood)).toEqual(['high', 'medium']);
    expect(atFault(undefined, [frequent])).toEqual([frequent]);
    expect(atFault(seenElsewhere(hidden().story, showing(['leaf'])), [frequent])).toEqual([frequent]);
  });
});
