import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const mail = (port = 143) => aStory().to('10.0.0.9', port).tcp().clientHello();

ruleTest('protocol/starttls-skipped', {
  fires: [
    { when: 'TLS begins at once on the IMAP port and the server hangs up', story: mail().fin('server'), frames: [4, 5], words: (told) => expect(told).toMatchInlineSnapshot(`
      "The client begins with TLS on a port where TLS begins only when asked for (STARTTLS)
      error, likely, blame: client
      The client (10.0.0.5) began with TLS on port 143 (IMAP), and 10.0.0.9:143 ended the connection. IMAP begins in the clear on this port and turns to TLS when asked; a server that waits for a command takes the ClientHello for garbage, or waits on.
      - high: The client is set to "SSL/TLS" (implicit) where STARTTLS is meant. (Its first bytes on port 143 are a ClientHello.)
      - low: The server is stuck, or a filter cuts the connection. (It did not send a greeting either.)
      > Set the client to STARTTLS, or to port 993, where TLS comes first.
      > With STARTTLS.
        $ openssl s_client -connect 10.0.0.9:143 -servername api.example.com -starttls imap </dev/null"
    `), },
    { when: 'the server waits on', story: mail(5432).silence('client-hello', 60_000), frames: [4, 5] },
  ],
  quiet: [
    { when: 'the port is that of TLS from the first byte', story: mail(993).fin('server') },
    { when: 'the server greets in the clear', story: mail().plaintext('server', 'imap', '* OK ready\r\n').fin('server') },
    { when: 'the client asked for TLS first', story: aStory().to('10.0.0.9', 143).tcp().upgrade('imap').clientHello().fin('server') },
  ],
});
