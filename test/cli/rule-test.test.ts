import { describe, expect, it } from 'vitest';
import { ruleTest, storiesOf } from '../../src/cli/rule-test.js';
import { rule } from '../../src/rules/public.js';

const captures = new URL('../../captures/', import.meta.url);
const tls12 = new URL('python-no-trust-tls12/capture.pcap', captures);
const tls13 = new URL('python-no-trust-tls13/capture.pcap', captures);

const old = rule({
  severity: 'warning',
  certainty: 'proven',
  cites: ['house rule'],
  summary: 'It speaks TLS 1.2.',
  match: ({ tls }) => (tls.version?.value === 0x0303 ? { version: tls.version } : undefined),
  explain: ({ version }) => ({ what: `It speaks ${version.value}.`, why: 'One can see.', fix: 'None.', blame: 'unknown' }),
});

const fires = [{ capture: tls12, frames: [6, 15, 30], certainty: 'proven' as const, rootCause: false, says: /speaks 771/ }];

describe('ruleTest', () => {
  it('settles when the rule fires and is quiet where it should', async () => {
    await ruleTest(old, { fires, quiet: [{ capture: tls13 }] });
  });

  it('names everything that is not as it should be', async () => {
    const wrong = [{ ...fires[0], frames: [6], certainty: 'likely' as const, rootCause: true, says: 'speaks 772' }, { capture: tls13, frames: [6] }];
    const failure = await ruleTest(old, { fires: wrong, quiet: [{ capture: tls12 }] }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'AssertionError', code: 'ERR_ASSERTION' });
    const said = String(failure).replaceAll(captures.pathname, '');
    for (const part of ['frames 6, 15, 30, not 6', 'it is proven, not likely', 'not the root cause', 'does not say speaks 772', 'it says nothing', 'it should be quiet']) {
      expect(said).toContain(part);
    }
  });

  it('takes stories made by hand', async () => {
    const [story] = await storiesOf(tls12);
    await ruleTest(old, { fires: [{ story, frames: [6] }], quiet: [{ story: { ...story, tls: { ...story.tls, version: undefined } } }] });
  });

  it('replaces a built-in rule of the same id', async () => {
    await ruleTest(old, { id: 'certificate/unknown-ca', fires: [{ capture: tls12, frames: [6, 15, 30] }] });
  });

  it('is rejected when the rule throws, and when there is no capture', async () => {
    const broken = { ...old, match: () => { throw new Error('oh'); } };
    await expect(ruleTest(broken, { fires })).rejects.toThrow('local/rule failed and was passed over: oh');
    await expect(ruleTest(old, { fires: [{ capture: '/nowhere.pcap', frames: [] }] })).rejects.toThrow('there is no such file');
    await expect(ruleTest(old, { fires: [], quiet: [{ capture: new URL('README.md', captures) }] })).rejects.toThrow('cannot read');
  });
});

describe('storiesOf', () => {
  it('gives each connection once, in the order of first packets', async () => {
    expect((await storiesOf(tls12)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});
