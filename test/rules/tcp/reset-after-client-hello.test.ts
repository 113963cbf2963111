import { expect } from 'vitest';
import { aStory, at } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/reset-after-client-hello', {
  fires: [
    {
      when: 'the server resets',
      story: aStory().tcp().clientHello().rst('server'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is reset right after the ClientHello
        error, proven, blame: unknown
        The server (10.0.0.9:443) reset the connection 1 ms after the ClientHello, without sending one byte of TLS. TCP worked; then somebody refused, without an alert. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - high: The server, a proxy or a filter does not accept the name api.example.com. (The name stands readable in the ClientHello.)
        - medium: The server threw the client out unread: a rule on its address, or a load balancer without a backend. (The reset came at once, and no other handshake with this server succeeded in this capture.)
        - medium: No cipher suite or version in common with a stack that resets instead of sending an alert (Windows Schannel). (There is no alert, as RFC 8446 §6.2 would have it.)
        - low: The server expects a PROXY protocol header before the ClientHello. (The first byte that it got was a TLS record.)
        > Find out which part of the ClientHello is not liked: change the name, the version and the size of it, one at a time.
        > Without a server name: does the reset go away?
          $ openssl s_client -connect 10.0.0.9:443 -noservername </dev/null
        > With TLS 1.2 only.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 </dev/null"
      `),
    },
    {
      when: 'the reset has another TTL',
      story: aStory().tcp().clientHello({ serverName: 'blocked.example.net' }).rst('server', { ttl: 61, acked: false }),
      frames: [4, 5],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is reset right after the ClientHello
        error, proven, blame: middlebox
        The server (10.0.0.9:443) reset the connection 1 ms after the ClientHello, though with TTL 61 where its other packets had 64, without sending one byte of TLS. TCP worked; then somebody refused, without an alert. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - high: A firewall, filter or load balancer on the way sent the reset in the name of this side. (The reset arrived with TTL 61, this side's other packets with TTL 64: it came from another distance.)
        - high: The server, a proxy or a filter does not accept the name blocked.example.net. (The name stands readable in the ClientHello.)
        - medium: The server threw the client out unread: a rule on its address, or a load balancer without a backend. (The reset came at once, and no other handshake with this server succeeded in this capture.)
        - medium: No cipher suite or version in common with a stack that resets instead of sending an alert (Windows Schannel). (There is no alert, as RFC 8446 §6.2 would have it.)
        - low: The server expects a PROXY protocol header before the ClientHello. (The first byte that it got was a TLS record.)
        > Find out which part of the ClientHello is not liked: change the name, the version and the size of it, one at a time.
        > Without a server name: does the reset go away?
          $ openssl s_client -connect 10.0.0.9:443 -noservername </dev/null
        > With TLS 1.2 only.
          $ openssl s_client -connect 10.0.0.9:443 -servername blocked.example.net -tls1_2 </dev/null
        > Capture at the other end at the same time: if the reset is not sent there, a box between made it.
          $ tcpdump -nn -v 'host 10.0.0.9 and tcp[tcpflags] & tcp-rst != 0'"
      `),
    },
    {
      when: 'the hello is large',
      story: aStory()
        .tcp()
        .clientHello({ alpn: ['x'.repeat(200), ...Array<string>(8).fill('y'.repeat(180))] }, 1900)
        .rst('server'),
      frames: [4, 5],
    },
    {
      when: 'the capture may have missed the answer',
      story: aStory()
        .tcp()
        .clientHello()
        .rst('server')
        .gaps({ hole: { client: false, server: true } }),
      frames: [4, 5],
      certainty: 'possible',
    },
    {
      when: 'the same name works in another connection: it is not the name',
      story: aStory().tcp().clientHello().rst('server'),
      frames: [4, 5, 40],
      around: {
        fullAtServer: () => ({
          value: { connections: 1, clients: ['10.0.0.5'], first: at(40), last: at(40) },
          spans: [{ at: at(40), note: 'a full handshake succeeds' }],
        }),
      },
      words: (told) => {
        expect(told).not.toContain('does not accept the name');
        expect(told).toContain('1 other handshake for the same name');
      },
    },
  ],
  quiet: [
    { when: 'the server says why', story: aStory().tcp().clientHello().alert('server', 40).rst('server') },
    { when: 'the client resets', story: aStory().tcp().clientHello().rst('client') },
    { when: 'the server answered first', story: aStory().tcp().clientHello().serverHello().rst('server') },
    { when: 'the client closed before', story: aStory().tcp().clientHello().fin('client').rst('server') },
  ],
});
