import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, markdownBlock, markdownCode, markdownText, mermaidText, visible } from '../../src/report/escape.js';
import { reportFormats } from '../../src/report/registry.js';
import { print } from './print.js';
import { capture, failed, incident, told, unknownCa } from './told.js';

/** What a hostile peer would put into a name. */
const nasty = [
  '\x1b[2J\x1b]0;owned\x07', '\x9b31mred', 'a\r\nb\x00c\x7f', 'user\u202egpj.exe', 'a\u200bb\ufeff\u2066c', '\u2028line\u2029',
  '| cell | ` code ` **bold** <script>alert(1)</script> [x](javascript:alert(1)) ![i](http://e/)', '```\n# heading', '@everyone #1',
  'A->>B: x; end\n%% note', '"}\n{"type":"end"', '\ud800 alone', '\u{e0041}tag', '---', '1. one', '<!-- x', '&lt;b&gt;', '~~gone~~ $x$',
];

/** No byte that a terminal obeys and no character that a reader cannot see; line feeds and our own colours apart. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe.each(reportFormats.map((format) => [format.name, format] as const))('%s', (_, format) => {
  it.each(nasty)('lets nothing through of %j', (name) => {
    const finding = unknownCa(8, {
      title: name, summary: name, evidence: [{ frame: 8, note: name }], causes: [{ text: name, likelihood: 'high', why: name }],
      nextSteps: [{ text: name, command: name }], references: [{ text: name }],
    });
    const timeline = [{ frame: 8, from: 'client', kind: 'tls', text: name } as const, { frame: 9, kind: 'gap', text: name } as const];
    const first = failed(1, finding, { sni: name, alpn: [name] });
    const healthy = told(2, { sni: name, cipherSuite: name });
    const doubt = capture({ path: name, quality: [{ kind: 'malformed', count: 1, note: name }], error: { message: name, offset: 1 } });
    const incidents = [incident([1, 3], { title: name, summary: name })];
    const all = [{ ...first, timeline }, healthy, failed(3, finding), told(4, { status: 'incomplete', sni: name })];
    const output = print(format, all, { captures: [doubt], incidents, verbose: true, title: name });
    expect(output).not.toMatch(UNSAFE);
    expect(output.split('\n').some((line) => /^(# heading|%% note|\{"type":"end"\}?$)/.test(line))).toBe(false);
  });
});

it('makes anything visible', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  }));
  expect(visible('\x1b[31m \u202e \u{e0041}')).toBe('\\x1b[31m \\u202e \\u{e0041}');
});

it('leaves ordinary names as they are, in every language', () => {
  for (const name of ['api.example.com', 'münchen.example', '例え.jp', 'unknown_ca (48)', '10.0.0.5 → 10.0.0.9:443']) {
    expect(visible(name)).toBe(name);
    expect(markdownText(name)).toBe(name);
  }
});

it('lets no Markdown of its own out of a cell', () => {
  expect(markdownText('a|b `c` <b> *d* [e](f) @g')).toBe('a\\|b \\`c\\` &lt;b&gt; \\*d\\* \\[e\\](f) &#64;g');
  expect(markdownText('# one')).toBe('\\# one');
  expect(markdownText('2. two')).toBe('2\\. two');
  expect(markdownText('---')).toBe('\\---');
});

it('fences code longer than any backticks in it', () => {
  expect(markdownCode('a`b')).toBe('``a`b``');
  expect(markdownCode('`a')).toBe('`` `a ``');
  expect(markdownBlock('a\n````', 'sh')).toBe('`````sh\na\\x0a````\n`````');
});

it('keeps what Mermaid would obey away from it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(mermaidText(text).replace(/#\d+;/g, '')).not.toMatch(/[;#%<>`"\n\\]|\bend\b|--/i);
  }));
});

it('says the same to a JSON parser', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
  }));
  expect(jsonText('\u202e\x9b\u{e0041}')).toBe('"\\u202e\\u009b\\udb40\\udc41"');
});
