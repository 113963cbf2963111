import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../src/capture/decode.js';
import { judge } from '../../../src/rules/engine.js';
import type { Story } from '../../../src/story/story.js';
import { KeyLog } from '../../../src/tls/decrypt/key-log.js';
import { storyStage } from '../../build/stories.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const answered = (status: number, refusal?: 'certificate-missing' | 'certificate-refused') => {
  const story = aStory().tcp().clientHello().serverHello().finished('client');
  const words = `HTTP/1 response ${status} (decrypted)`;
  return story.server({ answer: story.seen({ protocol: 'http/1', status, refusal }, `server → client: ${words}`) });
};

ruleTest('client-auth/certificate-missing-page', {
  fires: [
    {
      when: 'the page of the error says so',
      story: answered(400, 'certificate-missing'),
      frames: [7],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The handshake succeeds without a client certificate, and an HTTP error page asks for one
        warning, proven, blame: client
        The handshake succeeded without a client certificate; the server (10.0.0.9:443) then answered the request with status 400 and a page that says that it wants one. The server asks for a certificate in the handshake, lets clients without one pass, and refuses them in HTTP: so does nginx with ssl_verify_client on. For TLS, nothing is wrong.
        - high: No client certificate is configured, or none of an issuer that the server names (The client answered the request for one with an empty list.)
        > Set the client up with a certificate and its key, issued by a CA that the server accepts.
        > Try with a client certificate
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
        > With curl
          $ curl -v --cert CLIENT.pem --key CLIENT.key --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Which issuers does the server accept? See "Acceptable client certificate CA names"
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
  ],
  quiet: [
    { when: 'the page says that the certificate was not good enough', story: answered(400, 'certificate-refused') },
    { when: 'another request is refused', story: answered(403) },
  ],
});

describe('captures/client-certificate-missing-page', () => {
  const folder = join(import.meta.dirname, '../../../captures/client-certificate-missing-page');
  const keys = new KeyLog();
  keys.addWhole(readFileSync(join(folder, 'keys.log'), 'utf8'));
  const stories: Story[] = [];
  const decoder = openCapture(storyStage(stories, { keys }));
  decoder.push(readFileSync(join(folder, 'capture.pcap')));
  decoder.end();

  it('shows the refusal in HTTP with its keys, and none of the page', () => {
    expect(stories[0].server.answer?.value).toEqual({
      protocol: 'http/1',
      status: 400,
      refusal: 'certificate-missing',
    });
    expect(JSON.stringify(stories[0].timeline)).not.toMatch(/Bad Request|nginx|GET/);
  });

  it('proves it by the request, the empty certificate and the answer', () => {
    const { findings } = judge(stories[0]);
    const finding = findings.find(({ rule }) => rule === 'client-auth/certificate-missing-page');
    expect(finding?.evidence.map(({ at }) => at.frame)).toEqual([6, 8, 11, 11]);
  });
});
