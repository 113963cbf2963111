import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/report/document.js';
import { Session } from '../../src/tui/session.js';
import type { TuiSource } from '../../src/tui/source.js';
import { failed, told } from '../report/told.js';
import { fixedSource } from './sources.js';

const size = { columns: 80, rows: 24 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

function pending(): { source: TuiSource; asked: number[]; answer(told: Told): void } {
  const asked: number[] = [];
  const answers: ((told: Told) => void)[] = [];
  const open = (id: number) => {
    asked.push(id);
    return new Promise<Told>((resolve) => answers.push(resolve));
  };
  const source = { ...fixedSource([failed(1), failed(2), failed(3)]), open };
  return { source, asked, answer: (one) => answers.shift()?.(one) };
}

describe('a session', () => {
  it('reads one connection at a time, and the one that is wanted last', async () => {
    const { source, asked, answer } = pending();
    const session = new Session(source, size);
    session.start();
    for (const key of ['j', 'j']) session.dispatch({ type: 'key', key });
    expect(asked).toEqual([1]);
    answer(failed(1));
    await settled();
    expect(asked).toEqual([1, 3]);
    session.stop();
  });

  it('hands rows on in batches, and what is told last after them', async () => {
    const all = Array.from({ length: 500 }, (_, at) => told(at + 1));
    const session = new Session(fixedSource(all), size);
    let changes = 0;
    session.subscribe(() => changes++);
    session.start();
    expect(session.model().listing.all).toHaveLength(500);
    expect(session.model().isDone).toBe(true);
    expect(changes).toBeLessThan(10);
    session.stop();
  });

  it('heeds nothing after it was left', () => {
    const session = new Session(fixedSource([]), size);
    session.dispatch({ type: 'key', key: 'q' });
    session.dispatch({ type: 'warning', text: 'late' });
    expect(session.model().warnings).toEqual([]);
    session.stop();
  });
});
