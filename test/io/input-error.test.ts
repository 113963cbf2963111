import { expect, it } from 'vitest';
import { inputError } from '../../src/io/input-error.js';

it.each([
  [Object.assign(new Error('EACCES: …'), { code: 'EACCES' }), 'cannot read x: you have no permission to read it'],
  [new Error('something else'), 'cannot read x: something else'],
  ['a word', 'cannot read x: a word'],
])('inputError says %s in words', (error, message) => {
  expect(inputError('x', error)).toMatchObject({ message, cause: error });
});
