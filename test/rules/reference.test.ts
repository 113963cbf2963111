import { expect, it } from 'vitest';
import { reference } from '../../src/rules/reference.js';

it.each([
  ['RFC 8446 §6.2', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2'],
  ['RFC 8446 §D.4', 'https://www.rfc-editor.org/rfc/rfc8446#appendix-D.4'],
  ['RFC 4821', 'https://www.rfc-editor.org/rfc/rfc4821'],
  ['https://example.com/a', 'https://example.com/a'],
])('links %s', (text, url) => {
  expect(reference(text)).toEqual({ text, url });
});

it('leaves a book a book', () => {
  expect(reference('Stevens, TCP/IP Illustrated')).toEqual({ text: 'Stevens, TCP/IP Illustrated' });
});
