import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { inputBegins } from '../../src/cli/keyboard.js';
import { liveSource } from '../../src/cli/live-source.js';
import { told } from '../report/told.js';

it('keeps connections for being opened, the newest of each id, and passes on what goes wrong', async () => {
  const heard: string[] = [];
  const source = liveSource({
    title: 'here',
    async run(on) {
      on.told(told(1, { status: 'incomplete' }));
      on.told(told(1, { status: 'failed' }));
      on.warning('mind this');
      throw new Error('broken off');
    },
    stop: () => {},
  });
  await new Promise<void>((done) => {
    const note = (what: string) => () => void heard.push(what);
    source.start({ row: note('row'), progress: note('progress'), incidents: note('incidents'), summary: note('summary'), warning: (text) => void heard.push(text), done });
  });
  expect(heard).toEqual(['row', 'row', 'mind this', 'broken off']);
  expect((await source.open(1))?.connection.status).toBe('failed');
  expect(await source.open(2)).toBeUndefined();
});

it.each(['bytes', 'the end'])('waits for %s of the input before the terminal is taken', async (what) => {
  const input = new PassThrough();
  let hasBegun = false;
  const begins = inputBegins(input).then(() => (hasBegun = true));
  await new Promise(setImmediate);
  expect(hasBegun).toBe(false);
  if (what === 'bytes') input.write('x');
  else input.end();
  await begins;
  input.resume();
});
