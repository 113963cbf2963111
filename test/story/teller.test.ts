import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { when } from '../../src/story/fact.js';
import { alert, applicationData, changeCipherSpec, clientHello, serverHello, serverHelloDone, serverName } from '../build/hellos.js';
import { bytes, conversation, type Conversation } from '../build/packets.js';
import { tell } from './told.js';

const hello = () => clientHello({ extensions: [serverName('api.example.com')] });
const talk = () => conversation().open();
const only = (packets: Conversation) => tell(packets.packets)[0];

describe('who is the client', () => {
  it('is told by the ClientHello, also against the SYN', () => {
    const story = only(talk().send('server', hello()).send('client', serverHello()));
    expect(story.client.endpoint.port).toBe(443);
    expect(story.server.endpoint.port).toBe(51034);
  });

  it('is told by the ports where nothing else does', () => {
    const story = only(conversation().send('server', applicationData(100)));
    expect(story).toMatchObject({ protocol: 'tls', client: { endpoint: { port: 51034 } }, gaps: { joinedLate: true } });
  });
});

describe('how far it got', () => {
  const table: [string, Conversation, string][] = [
    ['no byte', talk(), 'tcp-connect'],
    ['a ClientHello', talk().send('client', hello()), 'client-hello'],
    ['a ServerHello', talk().send('client', hello()).send('server', serverHello()), 'server-hello'],
    ['a dialogue in the clear', talk().send('server', Buffer.from('220 mail ESMTP\r\n')), 'upgrade'],
    [
      'application data',
      talk()
        .send('client', hello())
        .send('server', bytes(serverHello(), changeCipherSpec(), finished()))
        .send('client', bytes(changeCipherSpec(), finished(), applicationData(50))),
      'application-data',
    ],
  ];
  it.each(table)('with %s', (_, packets, stage) => {
    expect(only(packets).stage).toBe(stage);
  });
});

describe('silence', () => {
  it('after a ClientHello that was acknowledged is told with its length and the ACK', () => {
    const { server } = only(talk().send('client', hello()).ack('server').wait(5000).fin('client'));
    expect(server.silence?.value).toMatchObject({ after: 'client-hello', acked: true });
    expect(server.silence?.value.ms).toBeCloseTo(5002, 0);
    expect(server.silence?.spans.map(({ at }) => at.frame)).toEqual([4, 5]);
  });

  it('after a ClientHello that nobody acknowledged is told as such', () => {
    const { server } = only(talk().send('client', hello()).wait(3000).rst('client'));
    expect(server.silence?.value).toMatchObject({ after: 'client-hello', acked: false });
  });

  it('after a SYN counts the SYNs', () => {
    const story = only(conversation().syn().wait(1000).syn(true).wait(2000).syn(true));
    expect(story.server.silence?.value.after).toBe('syn');
    expect(story.tcp.syn?.value).toBe(3);
  });

  it('is withheld where only one side was captured', () => {
    const whole = talk().send('client', hello()).send('server', serverHello()).ack('client').wait(5000).ack('client');
    const clientOnly = whole.packets.filter(({ data }) => data[29] === 5);
    const [story] = tell(clientOnly);
    expect(story.gaps.onlySide).toBe('client');
    expect(story.server.silence).toBeUndefined();
  });
});

describe('what ended it', () => {
  it('is the refusal of a SYN', () => {
    const story = only(conversation().syn().rst('server'));
    expect(story.tcp.refused).toBeDefined();
    expect(story.ending).toMatchObject({ by: 'server', how: 'rst' });
  });

  it('is the first close, not the reset that follows it', () => {
    const story = only(talk().send('client', hello()).fin('server').rst('client'));
    expect(story.ending).toMatchObject({ by: 'server', how: 'fin' });
  });

  it('is nothing where the capture ends first', () => {
    const story = only(talk().send('client', hello()));
    expect(story).toMatchObject({ ending: { how: 'open' }, gaps: { cutOff: true } });
  });
});

describe('alerts', () => {
  it('are told with their sender; warnings are no refusal', () => {
    const { client, server } = only(talk().send('client', hello()).send('server', bytes(alert(1, 112), alert(2, 40))));
    expect(client.alerts).toEqual([]);
    expect(server.alerts.map(({ value }) => [value.name, value.fatal])).toEqual([['unrecognized_name', false], ['handshake_failure', true]]);
    expect(server.alert?.value.name).toBe('handshake_failure');
  });

  it('that come after the other side closed are reactions', () => {
    const { client } = only(talk().send('client', hello()).fin('server').send('client', alert(2, 50)));
    expect(client.alert?.value.afterClose).toBe(true);
  });
});

describe('TLS after plaintext', () => {
  const startTls = () =>
    talk()
      .send('server', Buffer.from('220 mail.example.com ESMTP\r\n'))
      .send('client', Buffer.from('EHLO me\r\n'))
      .send('server', Buffer.from('250-mail\r\n250 STARTTLS\r\n'))
      .send('client', Buffer.from('STARTTLS\r\n'))
      .send('server', Buffer.from('220 go ahead\r\n'));

  it('is found, and what came before is named', () => {
    const story = only(startTls().send('client', hello()).send('server', serverHello()));
    expect(story).toMatchObject({ protocol: 'tls', upgrade: { value: { protocol: 'smtp' } } });
    expect(when(story.client.hello ?? never()).frame).toBe(9);
  });

  it('is found in the same segment as the plaintext before it, and byte by byte', () => {
    const joined = bytes(Buffer.from('CONNECT api.example.com:443 HTTP/1.1\r\n\r\n'), hello());
    for (const mss of [1460, 1]) {
      const story = only(conversation({ mss }).open().send('client', joined));
      expect(story.client.hello?.value.serverName).toBe('api.example.com');
      expect(story.upgrade?.value.protocol).toBe('http-connect');
    }
  });

  it('is not believed of a server that frames somebody else’s ServerHello in plaintext', () => {
    const story = only(talk().send('client', Buffer.from('GET / HTTP/1.1\r\n\r\n')).send('server', bytes(Buffer.from('HTTP/1.1 101 Switching\r\n\r\n'), serverHello())));
    expect(story.protocol).toBe('plaintext');
  });
});

describe('any segmentation', () => {
  it('gives the same story', () => {
    const sent = bytes(Buffer.from('CONNECT api.example.com:443 HTTP/1.1\r\n\r\n'), hello(), changeCipherSpec());
    const answer = bytes(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), serverHello(), serverHelloDone(), alert(2, 40));
    const told = (mss: number) => {
      const { client, server, stage, tls } = only(conversation({ mss }).open().send('client', sent).send('server', answer).close());
      return { name: client.hello?.value.serverName, alert: server.alert?.value, stage, messages: tls.messages.map(({ type, length }) => ({ type, length })) };
    };
    const whole = told(1460);
    const sameAsWhole = (mss: number) => {
      expect(told(mss)).toEqual(whole);
    };
    fc.assert(fc.property(fc.integer({ min: 1, max: 700 }), sameAsWhole), { numRuns: 60 });
  });
});

function finished(): Buffer {
  return Buffer.concat([Buffer.from('1603030028', 'hex'), Buffer.alloc(40, 0xaa)]);
}

function never(): never {
  throw new Error('not there');
}
