import { describe, expect, it } from 'vitest';
import { presented } from '../../../src/rules/certificate/presented.js';
import { defaultPolicy } from '../../../src/story/around.js';
import { aStory, at } from '../../build/story.js';
import { fixture, trusting } from '../../x509/fixtures.js';

const chain = [fixture('leaf'), fixture('intermediate')];
const day = (frame: number, iso: string) => ({ ...at(frame), seconds: Date.parse(iso) / 1000, nanos: 0 });
const shownAt = (iso: string, serverName: string) =>
  aStory()
    .clientHello({ serverName })
    .server({ certificates: { value: chain, spans: [{ at: day(2, iso), note: 'Certificate' }] } }).story;

describe('the certificates that a server presents', () => {
  const policy = { ...defaultPolicy, trust: trusting('root-rsa') };

  it('are judged by the time and the name of each connection, though two connections share one chain', () => {
    const before = presented(shownAt('2024-02-01T00:00:00Z', 'api.example.com'), policy);
    const after = presented(shownAt('2024-04-02T00:00:00Z', 'www.example.org'), policy);
    expect(before?.path.expired).toEqual([]);
    expect(before?.coverage?.covered).toBe(true);
    expect(after?.path.expired).toEqual([chain[0]]);
    expect(after?.coverage?.covered).toBe(false);
  });

  it('are judged once for one connection', () => {
    const story = shownAt('2024-02-01T00:00:00Z', 'api.example.com');
    expect(presented(story, policy)).toBe(presented(story, policy));
  });
});
