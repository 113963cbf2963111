import { describe, expect, it } from 'vitest';
import { answer, question, rcode } from '../build/dns.js';
import { conversation } from '../build/packets.js';
import { tell } from './told.js';

const names = (packets: Parameters<typeof tell>[0]) => tell(packets).map(({ name }) => name?.value);

describe('a name that is asked for', () => {
  it('and does not exist is told, once for all types, between client and resolver', () => {
    const [story, ...more] = tell([
      question('api.example.com'),
      question('api.example.com', { type: 28 }),
      answer('api.example.com', rcode.noSuchName),
      answer('api.example.com', rcode.noSuchName, 0, { type: 28, at: 6 }),
    ]);
    expect(more).toEqual([]);
    expect(story).toMatchObject({ id: 1, transport: 'udp', client: { endpoint: { address: '10.0.0.5' } }, server: { endpoint: { port: 53 } } });
    expect(story.name?.value).toMatchObject({ name: 'api.example.com', code: 3, queries: 2 });
    expect(story.timeline.map(({ at }) => at.frame)).toEqual([1, 4]);
  });

  it('and is found is no story, though it has no address of the other kind', () => {
    expect(names([question('a.example'), question('a.example', { type: 28 }), answer('a.example', rcode.ok, 1), answer('a.example', rcode.ok, 0, { type: 28 })])).toEqual([]);
  });

  it('with a suffix of the search list is no story when the name itself is found', () => {
    const tried = [question('api.example.com.svc.cluster.local'), answer('api.example.com.svc.cluster.local', rcode.noSuchName)];
    expect(names([...tried, question('api.example.com', { at: 10 }), answer('api.example.com', rcode.ok, 1, { at: 12 })])).toEqual([]);
    expect(names(tried)).toHaveLength(1);
  });

  it('and never answered is a story only when the capture shows the wait', () => {
    const later = conversation({ start: { seconds: 1_795_000_005, nanos: 0 } }).syn().packets;
    expect(names([question('a.example')])).toEqual([]);
    expect(names([question('a.example'), ...later])).toContainEqual({ name: 'a.example', queries: 1, ms: 5000 });
  });

  it('keeps its place among connections', () => {
    const talk = conversation({ start: { seconds: 1_795_000_001, nanos: 0 } }).syn().rst('server').packets;
    expect(tell([question('a.example'), answer('a.example', rcode.noSuchName), ...talk]).map(({ id, transport }) => [id, transport])).toEqual([[1, 'udp'], [2, 'tcp']]);
  });
});
