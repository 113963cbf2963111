import { expect } from 'vitest';
import { aStory } from '../../build/story.js';

const short = (bits: number) => {
  const story = aStory()
    .tcp()
    .clientHello()
    .serverHello({ version: 0x0303, flags: [23, 65281] });
  const message = { type: 'server_key_exchange', keyExchange: 'dhe', primeBits: bits } as const;
  return story.server({ keyExchange: story.seen(message, 'server → client: ServerKeyExchange') });
};
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/weak-diffie-hellman', {
  fires: [
    {
      when: 'the prime has 1024 bits, and the client refuses',
      story: short(1024).alert('client', 40),
      frames: [6, 7],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server uses a Diffie-Hellman prime that is too short
        error, likely, blame: server
        The client (10.0.0.5) ended the handshake with handshake_failure (40) after the server's key exchange. The server's Diffie-Hellman prime has 1024 bits. Current clients ask for 2048 or more (OpenSSL: "dh key too small").
        > Enable ECDHE on the server, or give it a prime of 2048 bits or more.
        > Which key does it use?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 -cipher DHE </dev/null 2>/dev/null | grep 'Server Temp Key'
        > Make a longer prime
          $ openssl dhparam -out dhparam.pem 2048"
      `),
    },
    {
      when: 'the client does not mind',
      story: short(1024).completed(0x0303),
      frames: [6],
    },
  ],
  quiet: [{ when: 'the prime is long enough', story: short(2048).alert('client', 40) }],
});
