import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysed } from '../../build/reports.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

function worked() {
  const story = aStory().tcp().clientHello().serverHello().completed();
  return story.applicationData('client').encrypted('client', 400).applicationData('server').encrypted('server', 900);
}

const closed = () => worked().alert('server', 0).fin('server');

ruleTest('tcp/write-after-close', {
  fires: [
    {
      when: 'the client asks again a second after the server has closed',
      story: closed().wait(1000).encrypted('client', 400).rst('server'),
      frames: [14, 15, 16],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client writes on a connection that the server has closed
        warning, proven, blame: client
        The server (10.0.0.9:443) closed the connection (FIN). 1 s later the client (10.0.0.5) sent data on it all the same, and 1 ms after that the answer was a reset (RST). That write succeeds, as the kernel takes the bytes; they are lost. The next one fails: on Linux with errno 32 (EPIPE, "Broken pipe"), elsewhere with ECONNRESET ("Connection reset by peer", errno 104 on Linux). OpenSSL calls it SSL_ERROR_SYSCALL.
        - high: The server's limit for idle connections (keep-alive timeout) ran out, and the client's pool did not look. (The server closed in good order, and the client wrote 1 s later.)
        - low: The FIN and the data crossed on the way: nobody could have known. (Between them lie 1 s at the point of capture.)
        > Before the client reuses a connection, let it look whether the server has closed it; let its limit for idle connections be shorter than the server's; and let it repeat what is safe to repeat.
        > On the client, connections that the other side has closed and nobody took notice of:
          $ ss -tnp state close-wait '( dport = :443 or sport = :443 )'"
      `),
    },
    {
      when: 'the client goes away in the middle of an answer',
      story: worked().fin('client').encrypted('server', 1400).rst('client'),
      frames: [13, 14, 15],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server writes on a connection that the client has closed
        info, proven, blame: unknown
        The client (10.0.0.5) closed the connection (FIN). 1 ms later the server (10.0.0.9:443) sent data on it all the same, and 1 ms after that the answer was a reset (RST). That write succeeds, as the kernel takes the bytes; they are lost. The next one fails: on Linux with errno 32 (EPIPE, "Broken pipe"), elsewhere with ECONNRESET ("Connection reset by peer", errno 104 on Linux). OpenSSL calls it SSL_ERROR_SYSCALL.
        - high: The client gave up, or had enough, while the server was still answering. (The client closed first, and the server had more to send.)
        - high: The FIN and the data crossed on the way: nobody could have known. (Between them lie 1 ms at the point of capture.)
        > Nothing on the server, unless clients complain: look why the client closes before it has the whole answer.
        > On the server, connections that the other side has closed and nobody took notice of:
          $ ss -tnp state close-wait '( dport = :443 or sport = :443 )'"
      `),
    },
  ],
  quiet: [
    { when: 'the client says goodbye in TLS 1.3', story: closed().encrypted('client', 19).fin('client').rst('server') },
    { when: 'the client says goodbye in TLS 1.2', story: closed().encrypted('client', 64, 21).rst('server') },
    { when: 'the client sends a GOAWAY of HTTP/2', story: closed().encrypted('client', 34).rst('server') },
    { when: 'nothing is written after the FIN', story: closed().wait(1000).fin('client').rst('server') },
    {
      when: 'session tickets come after the client has gone',
      story: aStory().tcp().clientHello().serverHello().completed().applicationData('client').fin('client')
        .applicationData('server', 250).encrypted('server', 250).encrypted('server', 250).rst('client'),
    },
    { when: 'nobody resets', story: closed().encrypted('client', 400).fin('client') },
    { when: 'the reset comes without a FIN', story: worked().wait(1000).encrypted('client', 400).rst('server') },
  ],
});

describe('captures/syscall-epipe', () => {
  it('is told as a warning, with FIN, data and RST as the proof', async () => {
    const { told } = await analysed([join(import.meta.dirname, '../../../captures/syscall-epipe/capture.pcap')]);
    const finding = told[0].connection.findings.find(({ rule }) => rule === 'tcp/write-after-close');
    expect(finding).toMatchObject({ severity: 'warning', certainty: 'proven' });
    expect(finding?.evidence.map(({ frame }) => frame)).toEqual([15, 17, 18]);
    expect(finding?.summary).toContain('errno 32 (EPIPE');
  });
});
