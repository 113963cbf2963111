import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const small = [2, 3].map((id) => aStory(id).atFrame(20 * id).tcp().clientHello().serverHello().completed());
const large = () => aStory().tcp().clientHello({ padding: 1300 }, 1500);

ruleTest('middlebox/hello-intolerance', {
  fires: [
    {
      when: 'a large hello is reset where small ones succeed',
      story: large().rst('server'),
      around: neighbours({ healthy: small }),
      frames: [4, 5, 45, 65],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(),
    },
    {
      when: 'a hello that arrived is never answered',
      story: large().silence('client-hello', 20_000),
      around: neighbours({ healthy: small }),
      frames: [4, 5, 45, 65],
      certainty: 'likely',
    },
  ],
  quiet: [
    {
      when: 'the hello does not arrive',
      story: large().silence('client-hello', 20_000, false),
      around: neighbours({ healthy: small }),
    },
    { when: 'a hello like the others is reset', story: aStory().tcp().clientHello().rst('server'), around: neighbours({ healthy: small }) },
    { when: 'nothing else is known of the server', story: large().rst('server') },
  ],
});
