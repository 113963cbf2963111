import { describe, expect, it } from 'vitest';
import { originCauses, resetBlame, resetOrigin } from '../../src/rules/reset-origin.js';
import { aStory } from '../build/story.js';

const reset = { offset: 0, ttl: 64, ipId: 0, window: 0, acked: true };

describe('a reset', () => {
  const { server } = aStory().tcp().server({ ttl: 57 }).story;

  it.each([
    ['that side', { ttl: 57 }],
    ['likely a box between', { ttl: 64 }],
    ['likely a box between', { ttl: 58, acked: false }],
    ['perhaps a box between', { ttl: 58, window: 501 }],
  ] as const)('comes from %s', (suspect, change) => {
    expect(resetOrigin(server, { ...reset, ...change })?.suspect).toBe(suspect);
  });

  it('of the usual TTL gives no cause and leaves the blame', () => {
    const origin = resetOrigin(server, { ...reset, ttl: 57 });
    expect(originCauses(origin)).toEqual([]);
    expect(resetBlame(origin, 'server')).toBe('server');
  });

  it('from another distance blames the box between', () => {
    const origin = resetOrigin(server, reset);
    expect(resetBlame(origin, 'server')).toBe('middlebox');
    expect(originCauses(origin)[0].why).toContain('TTL 64');
  });
});
