import { afterEach, describe, expect, it } from 'vitest';
import { columns } from '../../src/report/text/columns.js';
import type { TuiSource } from '../../src/tui/source.js';
import { failed, incident, told, unknownCa } from '../report/told.js';
import { keys, screenOf, type TestScreen } from './screen-of.js';
import { captureSource, crowd, fixedSource } from './sources.js';

let screen: TestScreen;
afterEach(() => screen.close());

const three = () => fixedSource([failed(1), told(2), failed(3)], [incident([1, 3])]);

async function open(source: TuiSource, wide = 80, high = 24): Promise<TestScreen> {
  screen = await screenOf(source, wide, high);
  return screen;
}

describe('the first screen', () => {
  it('says how many failed and why before it lists them', async () => {
    const { lines } = await open(three());
    expect(lines().slice(0, 10)).toEqual([
      'tlswhy incident.pcap                                         2 failed, 1 healthy',
      '✗ 2 of 3 connections failed',
      "  The client does not trust the issuer of the server's certificate (2 connectio…",
      '  2 connections of 10.0.0.5 failed this way, while another program on it was',
      '  accepted.',
      '',
      '    UTC      client → server          name         TLS verdict',
      '▸ ✗ 10:15:01 10.0.0.5 → 10.0.0.9:443  api.example… 1.2 The client does not trus…',
      '  ✗ 10:15:03 10.0.0.5 → 10.0.0.9:443  api.example… 1.2 The client does not trus…',
      '  ✓ 10:15:02 10.0.0.5 → 10.0.0.9:443  api.example… 1.2 h2 TLS_ECDHE_ECDSA_WITH_…',
    ]);
  });

  it.each([[80, 24], [200, 60], [60, 12], [120, 30]])('is as large as a terminal of %i×%i', async (wide, high) => {
    const { lines } = await open(three(), wide, high);
    expect(lines()).toHaveLength(high);
    expect(Math.max(...lines().map(columns))).toBeLessThanOrEqual(wide);
    expect(lines().at(-1)).toContain('Enter open');
  });

  it('shows ports, names and titles in full where there is room', async () => {
    const { text } = await open(three(), 200, 60);
    expect(text()).toContain(
      '▸ ✗ 10:15:01.004 10.0.0.5:49830 → 10.0.0.9:443 api.example.com 1.2 ' +
        "The client does not trust the issuer of the server's certificate",
    );
  });

  it('asks for a larger terminal when there is no room for a line', async () => {
    const { text } = await open(three(), 40, 10);
    expect(text()).toBe('tlswhy needs a terminal of 60×12 or\nmore; this one is 40×10. Ctrl-C leaves.');
  });

  it('says that a capture holds no TLS', async () => {
    expect((await open(fixedSource([]))).text()).toContain('No TLS connection in it');
  });

  it('says that all is well', async () => {
    expect((await open(fixedSource([told(1), told(2)]))).text()).toContain('✓ All 2 connections are healthy');
  });

  it('shows how far the reading is', async () => {
    const source: TuiSource = { ...fixedSource([]), start: (on) => on.progress(0.456) };
    const { text } = await open(source);
    expect(text()).toContain('Reading …');
    await expect.poll(text).toContain('reading 45 %');
  });

  it('shows why the reading ended early in a banner', async () => {
    const { lines } = await open(fixedSource([failed(1)], [], 'The file ends within a packet, at byte 1204'));
    expect(lines()[1]).toBe('! The file ends within a packet, at byte 1204');
    expect(lines()).toHaveLength(24);
  });
});

describe('a connection', () => {
  it('is told with its proof, its suspects and what to do', async () => {
    const { press } = await open(three());
    const text = await press(keys.enter);
    expect(text).toContain('✗ failed · 10.0.0.5:49830 → 10.0.0.9:443 (api.example.com) · TLS 1.2    #1 · 1/3');
    expect(text).toContain('Proof (proven: it stands in the packets)');
    expect(text).toContain('◆ frame 8  10:15:01.022  client → server: fatal alert unknown_ca (48)');
    expect(text).toContain('1. The client looks for roots in the wrong place. (high: another client');
    expect(await press(keys.pageDown)).toContain('$ openssl version -d');
  });

  it('shows its timeline on Tab, with the proof marked', async () => {
    const { press } = await open(three());
    const text = await press(keys.enter, keys.tab);
    expect(text).toContain('  4  10:15:01.012  +450 µs  ──▶  ClientHello api.example.com');
    expect(text).toContain('◆ 8  10:15:01.022  +800 µs  ──▶  fatal alert unknown_ca (48)');
    expect(text).not.toContain('Suspects');
  });

  it('shows both side by side on a wide terminal', async () => {
    const { press, lines } = await open(three(), 200, 60);
    await press(keys.enter);
    const line = lines().find((one) => one.includes('client ◀── server  SYN, ACK'));
    expect(line).toMatch(/│ {3}2 {2}10:15:01.012250 {2}\+8.3 ms {2}client ◀── server {2}SYN, ACK$/);
    expect(lines().join('\n')).toContain('Suspects');
  });

  it('goes to the next and the previous one', async () => {
    const { press } = await open(three());
    expect(await press(keys.enter, 'n')).toContain('#3 · 2/3');
    expect(await press('n', 'n', 'n')).toContain('#2 · 3/3');
    expect(await press('p')).toContain('#3 · 2/3');
    expect(await press(keys.escape)).toContain('▸ ✗ 10:15:03');
  });

  it('says why it cannot be read again', async () => {
    const { press } = await open({ ...three(), open: () => Promise.reject(new Error('the file is gone')) });
    expect(await press(keys.enter)).toContain('It cannot be read again: the file is gone');
  });

  it('is read through the whole way from a real capture', async () => {
    const { press, text } = await open(await captureSource('captures/python-no-trust-tls12/capture.pcap'));
    expect(text()).toContain('✗ 2 of 3 connections failed');
    expect(await press(keys.enter, keys.tab)).toContain('Alert, fatal: unknown_ca (48)');
  });
});

describe('the filter', () => {
  it('narrows the list, is named below it, and goes with Esc', async () => {
    const { press } = await open(three());
    const text = await press('/', 'status:ok', keys.enter);
    expect(text).toContain('filter: status:ok');
    expect(text).toContain('1/1 (of 3)');
    expect(await press(keys.escape)).toMatch(/▸ ✓[^]* 3\/3/);
  });

  it('says what is wrong with it, and where', async () => {
    const { press } = await open(three());
    const text = await press('/', 'sni:a status:faild', keys.enter);
    expect(text).toContain('at 7: status takes ok, failed, degraded, incomplete; got "faild"');
    expect(await press(keys.escape)).not.toContain('faild');
  });

  it('takes letters that are commands elsewhere', async () => {
    const { press } = await open(three());
    expect(await press('/', 'q', 'j', '?')).toContain('/qj?▏');
  });
});

describe('incidents', () => {
  it('are told in words, and lead to their connections', async () => {
    const { press } = await open(three());
    const text = await press('i');
    expect(text).toContain("▸ ✗ The client does not trust the issuer of the server's certificate");
    expect(text).toContain('Servers       10.0.0.9:443');
    expect(await press(keys.enter)).toMatch(/incident: The client does not trust .* 1\/2 \(of 3\)/);
    expect(await press(keys.escape)).toContain('1/3');
  });
});

describe('help', () => {
  it('lists every key and the language of filters', async () => {
    const { press } = await open(three(), 80, 70);
    const text = await press('?');
    expect(text).toContain('Tab           go from the findings to the timeline and back');
    expect(text).toContain('-server:10.0.0.9');
    expect(await press('q')).toContain('2 of 3 connections failed');
  });
});

describe('leaving', () => {
  it.each(['q', keys.ctrlC])('happens at once on %j', async (key) => {
    const { press, session } = await open(three());
    await press(key);
    expect(await session.left).toBe(key === 'q' ? 'quit' : 'interrupted');
  });

  it('happens on Ctrl-C while a filter is typed', async () => {
    const { press, session } = await open(three());
    await press('/', 'abc', keys.ctrlC);
    expect(await session.left).toBe('interrupted');
  });
});

describe('many connections', () => {
  it('only draws those that are seen', async () => {
    const { press, lines } = await open(fixedSource([...crowd(5000)]));
    expect(lines()).toHaveLength(24);
    expect(await press('G')).toContain('5,000/5,000');
    expect(await press('g', keys.pageDown)).toContain('▸ ✗');
  });
});

describe('strings from the wire', () => {
  const nasty = 'a\x1b[2J\x1b]0;x\x07\u202e\u200b\n\rz';
  const shown = 'a\\x1b[2J\\x1b]0;x\\x07\\u202e\\u200b\\x0a\\x0dz';
  const finding = unknownCa(8, {
    title: nasty, summary: nasty, rule: nasty, evidence: [{ frame: 8, note: nasty }],
    nextSteps: [{ text: nasty, command: nasty }],
    causes: [{ text: nasty, likelihood: 'high', why: nasty }],
  });
  const timeline = [{ frame: 8, kind: 'tls', from: 'client', text: nasty } as const];
  const one = told(1, { status: 'failed', sni: nasty, version: nasty, alpn: [nasty], findings: [finding] }, timeline);
  const shared = incident([1], { title: nasty, summary: nasty, servers: [nasty] });
  const source = () => ({ ...fixedSource([one], [shared], nasty), title: nasty });

  it('cannot move the cursor, turn the text round or break a line', async () => {
    const { press, text } = await open(source(), 200, 60);
    const screens = [text()];
    for (const key of [keys.enter, keys.tab, 'i', keys.enter]) screens.push(await press(key));
    for (const frame of [...screens, await press('/', nasty)]) {
      expect(frame).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u200b]/);
      expect(frame.split('\n')).toHaveLength(60);
      expect(frame).toContain(shown);
    }
  });

  it('keep the columns when they are wide', async () => {
    const findings = [unknownCa(8, { title: '✅ 漢字 é' })];
    const wide = told(1, { sni: '日本語のとても長い名前.example.com', status: 'failed', findings });
    const { lines } = await open(fixedSource([wide, told(2)]));
    expect(Math.max(...lines().map(columns))).toBeLessThanOrEqual(80);
    const [first, second] = lines().filter((line) => line.includes('10:15:0'));
    expect(columns(first.slice(0, first.indexOf('1.2')))).toBe(columns(second.slice(0, second.indexOf('1.2'))));
  });
});
