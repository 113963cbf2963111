import { describe, expect, it } from 'vitest';
import { Openings } from '../../src/incident/openings.js';
import { aStory } from '../build/story.js';
import { fixture } from '../x509/fixtures.js';

const NAME = { serverName: 'api.example.com' };

/** Waits 50 ms for the ServerHello, and then gets a certificate of its own kind. */
const near = () => aStory(1).tcp().clientHello(NAME).wait(50).serverHello().certificates('server', fixture('leaf-private')).story;

function far({ ms, from = '192.0.2.1', leaf = 'leaf' }: { ms: number; from?: string; leaf?: string }) {
  const story = aStory(2).startingAt(ms).from(from).tcp().clientHello(NAME);
  return story.serverHello().certificates('server', fixture(leaf)).story;
}

function within(story: ReturnType<typeof far>) {
  const openings = new Openings();
  openings.note(story);
  return openings.within(near());
}

describe('the handshake that a box made for another one', () => {
  it('is found within the wait of that one', () => {
    const found = within(far({ ms: 10 }));
    expect(found?.value).toMatchObject({ client: '192.0.2.1', issuer: fixture('leaf').issuerLabel });
    expect(found?.spans.map(({ note }) => note)).toEqual([
      'in another connection: 192.0.2.1 asks the same server for the same name',
      `in another connection: the server shows 192.0.2.1 a certificate by "${fixture('leaf').issuerLabel}"`,
    ]);
  });

  it('is not one of the same client', () => expect(within(far({ ms: 10, from: '10.0.0.5' }))).toBeUndefined());
  it('is not one that was shown a certificate of the same issuer', () => {
    expect(within(far({ ms: 10, leaf: 'leaf-private' }))).toBeUndefined();
  });
  it('is not one that began before, or was answered after it', () => {
    expect(within(far({ ms: -20 }))).toBeUndefined();
    expect(within(far({ ms: 49 }))).toBeUndefined();
  });
});
