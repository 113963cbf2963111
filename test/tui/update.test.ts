import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/report/document.js';
import { listHeight } from '../../src/tui/geometry.js';
import { type Action, initialModel, type Model, selectedRow } from '../../src/tui/model.js';
import { RowMaker } from '../../src/tui/rows.js';
import { update } from '../../src/tui/update.js';
import { failed, incident, told } from '../report/told.js';
import { crowd } from './sources.js';

const size = { columns: 80, rows: 24 };
const maker = new RowMaker();
const rows = (...all: Told[]): Action => ({ type: 'rows', rows: all.map(({ connection }) => maker.make(connection)) });
const key = (name: string): Action => ({ type: 'key', key: name });
const after = (model: Model, ...actions: Action[]) => actions.reduce(update, model);
const recorded = (...actions: Action[]) => after(initialModel({ title: 'a.pcap', live: false }, size), ...actions);
const live = (...actions: Action[]) => after(initialModel({ title: 'eth0', live: true }, size), ...actions);
const typed = (text: string) => Array.from(text, key);

describe('the list', () => {
  it('has failed connections first, then doubtful, then healthy ones', () => {
    const doubtful = [told(2, { status: 'incomplete' }), told(4, { status: 'degraded' })];
    const model = recorded(rows(told(1), failed(3), ...doubtful));
    expect(model.listing.shown.map(({ id }) => id)).toEqual([3, 4, 2, 1]);
    expect(model.listing.summary).toEqual({ connections: 4, ok: 1, degraded: 1, failed: 1, incomplete: 1 });
  });

  it('replaces a connection that is told again', () => {
    const model = live(rows(told(1), told(2)), rows(failed(2)));
    expect(model.listing.shown.map(({ id, status }) => [id, status])).toEqual([[2, 'failed'], [1, 'ok']]);
    expect(model.listing.summary).toMatchObject({ connections: 2, failed: 1, ok: 1 });
  });

  it('keeps the cursor at the top until it is moved, then on its connection', () => {
    const first = live(rows(told(5), told(6)));
    expect(selectedRow(after(first, rows(failed(7))))?.id).toBe(7);
    expect(selectedRow(after(first, key('down'), rows(failed(7))))?.id).toBe(6);
  });

  it('stays on the newest connection when it follows, until the cursor is moved', () => {
    const following = live(rows(...crowd(50)), key('f'));
    expect(selectedRow(after(following, rows(told(51))))?.id).toBe(51);
    expect(selectedRow(after(following, key('up'), rows(told(51))))?.id).toBe(49);
  });

  it('does not follow a recorded capture', () => {
    expect(recorded(rows(told(1)), key('f')).isFollowing).toBe(false);
  });

  it('goes through its orders and comes back', () => {
    let model = recorded(rows(...crowd(30)));
    const seen = new Set<string>();
    for (let at = 0; at < 6; at++) {
      seen.add(model.listing.order);
      model = update(model, key('s'));
    }
    expect([seen.size, model.listing.order]).toEqual([6, 'trouble']);
  });

  it('never moves the cursor out of the list or out of sight', () => {
    let model = recorded(rows(...crowd(100)));
    for (const name of ['k', 'pagedown', 'pagedown', 'G', 'j', 'pageup', 'g', 'pageup', 'end', 'home', ' ']) {
      model = update(model, key(name));
      const { at, top } = model.list;
      expect(at).toBeGreaterThanOrEqual(top);
      expect(at).toBeLessThan(Math.min(100, top + listHeight(model)));
    }
  });

  it('lets the oldest healthy connections go first, and keeps its count', () => {
    const model = live(rows(...crowd(21_000)));
    expect(model.listing.all.length).toBe(18_000);
    expect(model.listing.letGo).toBe(3_000);
    expect(model.listing.all.filter(({ status }) => status === 'failed')).toHaveLength(2_100);
    expect(model.listing.summary).toMatchObject({ connections: 21_000, failed: 2_100 });
  });
});

describe('a filter', () => {
  it('also holds for what comes later', () => {
    const model = live(key('/'), ...typed('status:failed'), key('enter'), rows(told(1), failed(2)), rows(told(3)));
    expect(model.listing.shown.map(({ id }) => id)).toEqual([2]);
    expect(after(model, key('escape')).listing.shown).toHaveLength(3);
  });

  it('finds what the row does not show', () => {
    const certificates = [{ from: 'server' as const, subject: 'CN=old.example.com', names: [], sha256: '' }];
    const model = recorded(rows(told(1, { certificates }), told(2)), key('/'), ...typed('subject:*old*'), key('enter'));
    expect(model.listing.shown.map(({ id }) => id)).toEqual([1]);
  });

  it('stays open with its problem until it is mended or given up', () => {
    const wrong = recorded(key('/'), ...typed('sni:a nosuch:b'), key('enter'));
    expect(wrong.typing?.problem).toMatchObject({ at: 6 });
    expect(after(wrong, key('escape')).typing).toBeUndefined();
  });

  it('is given up with Backspace on an empty line, and changed when opened again', () => {
    expect(recorded(key('/'), key('a'), key('backspace'), key('backspace')).typing).toBeUndefined();
    expect(recorded(key('/'), ...typed('abc'), key('enter'), key('/')).typing?.input.text).toBe('abc');
  });

  it('from the command line that cannot be read is a warning', () => {
    const model = initialModel({ title: 'a.pcap', live: false }, size, 'status:nonsense');
    expect(model.warnings[0]).toContain('status takes ok, failed');
  });
});

describe('a connection', () => {
  const opened = live(rows(...crowd(30)), key('enter'));

  it('keeps its place on the stack of screens', () => {
    const model = after(opened, key('i'), key('?'));
    expect(model.screen).toBe('help');
    expect(after(model, key('q'), key('q')).screen).toBe('connection');
    expect(after(model, key('q'), key('q'), key('q'))).toMatchObject({ screen: 'connections', opened: undefined });
  });

  it('is read again when it is told again, and not when others are', () => {
    expect(after(opened, rows(told(25))).retold).toBe(opened.retold);
    expect(after(opened, rows(failed(10))).retold).toBe(opened.retold + 1);
  });

  it('does not scroll past its end', () => {
    const model = after(opened, { type: 'details', details: { id: 10, told: failed(10) } }, key('G'), key('G'));
    const { top } = { top: model.opened?.tops.findings ?? 0 };
    expect(top).toBeGreaterThan(0);
    expect(after(model, key('up')).opened?.tops.findings).toBe(top - 1);
  });
});

describe('incidents', () => {
  it('lead to their connections, and Esc leads back to all', () => {
    const known: Action = { type: 'incidents', incidents: [incident([10, 20])] };
    const model = recorded(rows(...crowd(30)), known, key('i'), key('enter'));
    expect(model.listing.shown.map(({ id }) => id)).toEqual([10, 20]);
    expect(after(model, key('escape')).listing.shown).toHaveLength(30);
  });

  it('have nothing to open when there are none', () => {
    expect(recorded(key('i'), key('enter')).screen).toBe('incidents');
  });
});

it('only remembers so many warnings', () => {
  const warnings = Array.from({ length: 60 }, (_, at): Action => ({ type: 'warning', text: `warning ${at}` }));
  expect(recorded(...warnings).warnings).toHaveLength(50);
});

it('is left by q on the list and by Ctrl-C everywhere', () => {
  expect(recorded(key('q')).exit).toBe('quit');
  expect(recorded(key('?'), key('ctrl-c')).exit).toBe('interrupted');
  expect(recorded(key('?'), key('q')).exit).toBeUndefined();
});
