import { describe, expect, it } from 'vitest';
import { answer, question, rcode } from '../build/dns.js';
import { clientHello, serverName } from '../build/hellos.js';
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
    expect(names([question('a.example'), ...later])).toContainEqual({ name: 'a.example', queries: 1, ms: 5000, resolvers: ['10.0.0.53'], suffixed: [], half: false, unreachable: [] });
  });

  it('with suffixes of the search list is one story when none is found, that of the name itself', () => {
    const tried = ['api.ns.svc.cluster.local', 'api.svc.cluster.local', 'api'].flatMap((name, index) => [
      question(name, { at: index * 10 }),
      answer(name, rcode.noSuchName, 0, { at: index * 10 + 5 }),
    ]);
    const told = names(tried);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ name: 'api', suffixed: ['api.ns.svc.cluster.local', 'api.svc.cluster.local'] });
  });

  it('is no story when the next of the search list is found at once, and is one when somebody asks later', () => {
    const tried = [question('api.ns.svc.cluster.local'), answer('api.ns.svc.cluster.local', rcode.noSuchName)];
    const found = (at: number) => [question('api.svc.cluster.local', { at }), answer('api.svc.cluster.local', rcode.ok, 1, { at: at + 2 })];
    expect(names([...tried, ...found(6)])).toEqual([]);
    expect(names([...tried, ...found(900)])).toHaveLength(1);
  });

  it('is no story when the answer is too long for UDP', () => {
    expect(names([question('a.example'), answer('a.example', rcode.ok, 0, { flags: 0x0200 })])).toEqual([]);
  });

  it('is not called empty while the question for the other kind of address is open', () => {
    const half = [question('a.example'), question('a.example', { type: 28 }), answer('a.example', rcode.ok, 0, { type: 28 })];
    const later = conversation({ start: { seconds: 1_795_000_005, nanos: 0 } }).syn().packets;
    expect(names(half)).toEqual([]);
    expect(names([...half, ...later])[0]).toMatchObject({ queries: 2, ms: 5000 });
    expect(names([...half, ...later])[0]).not.toHaveProperty('code');
  });

  it('is told by the resolver that answered, where the first was silent', () => {
    const second = { resolver: '10.0.0.54' };
    const [story] = tell([question('a.example'), question('a.example', { at: 5000, ...second }), answer('a.example', rcode.noSuchName, 0, { at: 5004, ...second })]);
    expect(story.server.endpoint.address).toBe('10.0.0.54');
    expect(story.name?.value.resolvers).toEqual(['10.0.0.53', '10.0.0.54']);
  });

  it('is asked for anew a second after its answer: each attempt is a story of its own', () => {
    const failed = [question('a.example'), answer('a.example', rcode.serverFailure)];
    const found = [question('a.example', { at: 3000 }), answer('a.example', rcode.ok, 1, { at: 3005 })];
    const again = [question('a.example', { at: 9000 }), answer('a.example', rcode.serverFailure, 0, { at: 9005 })];
    expect(names([...failed, ...found])).toHaveLength(1);
    expect(names([...failed, ...found, ...again])).toHaveLength(2);
  });

  it('and connected to is no story, though the capture lacks the answer', () => {
    const hello = clientHello({ extensions: [serverName('A.example')] });
    const talk = (seconds: number) => conversation({ start: { seconds, nanos: 0 } }).open().send('client', hello).fin('client').packets;
    expect(names([question('a.example'), ...talk(1_795_000_005)])).toEqual([undefined]);
    const before = [...talk(1_795_000_000), question('a.example', { at: 2000 })];
    const after = conversation({ start: { seconds: 1_795_000_009, nanos: 0 }, client: { port: 50_001 } }).syn().packets;
    expect(names([...before, ...after]).filter((name) => name !== undefined)).toHaveLength(1);
  });

  it('keeps its place among connections', () => {
    const talk = conversation({ start: { seconds: 1_795_000_001, nanos: 0 } }).syn().rst('server').packets;
    expect(tell([question('a.example'), answer('a.example', rcode.noSuchName), ...talk]).map(({ id, transport }) => [id, transport])).toEqual([[1, 'udp'], [2, 'tcp']]);
  });
});
