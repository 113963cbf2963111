import { expect, it } from 'vitest';
import { aStory } from '../../build/story.js';
import { findingOf } from '../rule-test.js';

const hello = () => aStory().tcp().clientHello();

it('names an alert that nobody knows by its number', () => {
  const told = findingOf('alert/fatal', { story: hello().alert('server', 200).fin('server') });
  expect(told?.rootCause).toBe(true);
  expect(told?.summary).toContain('200');
});

it('tells the earlier of two alerts from two sides', () => {
  const told = findingOf('alert/fatal', { story: hello().serverHello().alert('client', 47).alert('server', 10).fin('server') });
  expect(told?.summary).toContain('illegal_parameter (47)');
});

it('tells both views where a reset chases the alert: what stands in the packets, and what its receiver may have seen', () => {
  const told = findingOf('alert/fatal', { story: hello().alert('server', 47).rst('server') });
  expect(told?.rootCause).toBe(true);
  expect(told?.summary).toContain('illegal_parameter (47)');
  expect(told?.summary).toContain('the client may never have read the alert');
  const heard = findingOf('alert/fatal', { story: hello().alert('server', 47).fin('client').rst('server') });
  expect(heard?.summary).not.toContain('may never have read');
});

it('says nothing of a warning that the handshake survives', () => {
  const story = hello().alert('server', 112, { level: 1, fatal: false }).serverHello().completed();
  expect(findingOf('alert/unrecognized-name', { story })?.severity).not.toBe('error');
  expect(findingOf('alert/fatal', { story })).toBeUndefined();
});
