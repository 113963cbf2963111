import { expect, it } from 'vitest';
import { rulesOf, withPublicRoot } from './recorded.js';

it('what browsers ask of public CAs is told of a recorded chain, if its root is taken for a public one', async () => {
  const told = await withPublicRoot('certificate-public-ca-rules');
  expect(rulesOf(told)).toEqual([['certificate/lifetime-too-long', 'certificate/not-logged']]);
});
