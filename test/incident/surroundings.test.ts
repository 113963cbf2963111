import { describe, expect, it } from 'vitest';
import { Surroundings } from '../../src/incident/surroundings.js';
import { aStory } from '../build/story.js';

/** A handshake that works, `ms` after the start, from the client `10.0.0.<host>`. */
function healthy(id: number, host: number, ms = 0) {
  return aStory(id).startingAt(ms).from(`10.0.0.${host}`).tcp().clientHello().serverHello().completed().story;
}

function reset(id: number, ms: number) {
  return aStory(id).startingAt(ms).tcp().clientHello().rst('server').story;
}

describe('around a story', () => {
  it('nothing is known at first', () => {
    const around = new Surroundings();
    const story = reset(1, 0);
    expect(around.healthyAtServer(story)).toBeUndefined();
    expect(around.failedAtServer(story)).toBeUndefined();
    expect(around.cutTogether(story, 50)).toBeUndefined();
    expect(around.acceptedCertificate(story)).toBeUndefined();
    expect(around.otherCertificates(story)).toBeUndefined();
  });

  it('healthy handshakes with the same server count, with the frames that prove them', () => {
    const around = new Surroundings();
    around.note(healthy(1, 5), 'healthy');
    around.note(healthy(2, 6, 1000), 'healthy');
    const seen = around.healthyAtServer(reset(3, 2000));
    expect(seen?.value).toMatchObject({ connections: 2, clients: ['10.0.0.5', '10.0.0.6'] });
    expect(seen?.spans).toHaveLength(2);
  });

  it('another server, port or capture is another neighbourhood', () => {
    const around = new Surroundings();
    around.note(healthy(1, 5), 'healthy');
    expect(around.healthyAtServer(aStory(2).to('10.0.0.9', 8443).tcp().story)).toBeUndefined();
    expect(around.healthyAtServer(aStory(2).to('10.0.0.8').tcp().story)).toBeUndefined();
    expect(around.healthyAtServer({ ...reset(2, 0), capture: 1 })).toBeUndefined();
  });

  it('a story is not its own neighbour', () => {
    const around = new Surroundings();
    const story = reset(1, 0);
    around.note(story, 'failed');
    expect(around.failedAtServer(story)).toBeUndefined();
    around.note(reset(2, 10), 'failed');
    expect(around.failedAtServer(story)?.value.connections).toBe(1);
  });

  it('connections cut in the same moment are found, later ones are not', () => {
    const around = new Surroundings();
    const story = reset(1, 0);
    for (const [id, ms] of [
      [2, 20],
      [3, 40],
      [4, 500],
    ])
      around.note(reset(id, ms), 'failed');
    expect(around.cutTogether(story, 50)?.value.connections).toBe(2);
  });

  it('a connection that ended with an alert was not cut', () => {
    const around = new Surroundings();
    around.note(aStory(2).tcp().clientHello().alert('server', 40).rst('server').story, 'failed');
    expect(around.cutTogether(reset(1, 0), 50)).toBeUndefined();
  });
});
