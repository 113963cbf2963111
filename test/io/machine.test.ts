import { expect, it } from 'vitest';
import { findProgram, interfaceNames, listInterfaces } from '../../src/io/machine.js';

it('finds programs in PATH, and says when there is none', () => {
  expect(findProgram('sh')).toMatch(/\/sh$/);
  expect(findProgram('no-such-program-anywhere')).toBeUndefined();
});

it('lists the loopback interface last of those with an address', () => {
  expect(listInterfaces().at(-1)).toMatchObject({ isLoopback: true, isDefault: false });
  expect(interfaceNames()).toEqual(expect.arrayContaining(listInterfaces().map(({ name }) => name)));
});
