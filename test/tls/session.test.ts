import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/bytes/limits.js';
import type { Direction } from '../../src/stream/observer.js';
import {
  alert,
  applicationData,
  bytes,
  certificate12,
  changeCipherSpec,
  clientHello,
  clientHelloBody,
  handshake,
  hello13,
  record,
  retryRandom,
  selectedVersion,
  serverHello,
  serverHelloBody,
  serverHelloDone,
  u16,
} from '../build/hellos.js';
import { recordingSession, type TlsEvent } from './read.js';

const client = 0;
const server = 1;
type Said = readonly [Direction, Uint8Array];

/** Plays pieces, one a frame, and returns what was told: `client client_hello @1`. */
function play(...said: Said[]): string[] {
  return playAll(said).lines;
}

function playAll(said: readonly Said[]) {
  const { session, events } = recordingSession();
  said.forEach(([direction, data], i) => session.bytes(direction, data, 0, data.length, frame(i + 1)));
  return { session, events, lines: events.map(line) };
}

function line(event: TlsEvent): string {
  const who = event.direction === client ? 'client' : 'server';
  return `${who} ${told(event)} @${event.at.frame}`;
}

function told(event: TlsEvent): string {
  switch (event.event) {
    case 'message':
      return event.encrypted ? `${event.message.type} (opened)` : event.message.type;
    case 'alert':
      return `alert ${event.level} ${event.code}`;
    case 'ccs':
      return 'ccs';
    case 'record':
      return `encrypted ${event.contentType} ${event.length}`;
    case 'problem':
      return event.type;
  }
}

const frame = (number: number) => ({ frame: number, seconds: 1_700_000_000 + number, nanos: 0 });
const finished = () => record(22, Buffer.alloc(40, 0xab));

const tls12: Said[] = [
  [client, clientHello()],
  [server, bytes(serverHello(), certificate12(Buffer.alloc(300, 1), Buffer.alloc(200, 2)), serverHelloDone())],
  [client, bytes(record(22, handshake(16, Buffer.alloc(66))), changeCipherSpec(), finished())],
  [server, bytes(changeCipherSpec(), finished())],
  [client, applicationData(100)],
  [server, bytes(applicationData(2000), record(21, Buffer.alloc(26, 3)))],
];

const tls13: Said[] = [
  [client, clientHello(hello13.client)],
  [server, bytes(serverHello(hello13.server), changeCipherSpec(), applicationData(900))],
  [client, bytes(changeCipherSpec(), applicationData(53), applicationData(200))],
  [server, alert(2, 80)],
];

describe('TlsSession', () => {
  it('reads a TLS 1.2 handshake up to the keys, and counts what follows', () => {
    const { session, lines } = playAll(tls12);
    expect(lines).toEqual([
      'client client_hello @1',
      'server server_hello @2',
      'server certificate @2',
      'server server_hello_done @2',
      'client client_key_exchange @3',
      'client ccs @3',
      'client encrypted 22 40 @3',
      'server ccs @4',
      'server encrypted 22 40 @4',
      'client encrypted 23 100 @5',
      'server encrypted 23 2000 @6',
      'server encrypted 21 26 @6',
    ]);
    expect(session).toMatchObject({ version: 0x0303, client });
    expect(session.totals[server]).toMatchObject({
      encryptedRecords: 3,
      applicationDataRecords: 1,
      applicationDataBytes: 2000,
      holes: 0,
      recordVersions: [0x0303],
      lastRecord: { contentType: 21, length: 26, at: frame(6) },
      firstApplicationData: frame(6),
    });
    expect(session.totals[client].recordVersions).toEqual([0x0301, 0x0303]);
  });

  it('reads a TLS 1.3 handshake, and a plaintext alert after its ServerHello', () => {
    expect(play(...tls13)).toEqual([
      'client client_hello @1',
      'server server_hello @2',
      'server ccs @2',
      'server encrypted 23 900 @2',
      'client ccs @3',
      'client encrypted 23 53 @3',
      'client encrypted 23 200 @3',
      'server alert 2 80 @4',
    ]);
  });

  it('reads the second ClientHello after a HelloRetryRequest, ChangeCipherSpec between or not', () => {
    const retry = serverHello({ random: retryRandom, extensions: [selectedVersion(0x0304)], suites: [0x1301] });
    const flights: Said[] = [
      [client, clientHello(hello13.client)],
      [server, bytes(retry, changeCipherSpec())],
      [client, bytes(changeCipherSpec(), clientHello(hello13.client))],
      [server, bytes(serverHello(hello13.server), applicationData(50))],
    ];
    const clientOnly = ['client client_hello @1', 'client ccs @2', 'client client_hello @2'];
    expect(play(...flights).filter((told) => /client_hello|server_hello|retry/.test(told))).toHaveLength(4);
    expect(play(...flights.filter(([direction]) => direction === client))).toEqual(clientOnly);
  });

  it('counts 0-RTT data before the ServerHello as encrypted', () => {
    expect(play([client, bytes(clientHello(hello13.client), changeCipherSpec(), applicationData(500))])).toEqual([
      'client client_hello @1',
      'client ccs @1',
      'client encrypted 23 500 @1',
    ]);
  });

  it('takes a renegotiation for the ciphertext that it is', () => {
    const again: Said = [client, bytes(record(22, Buffer.alloc(300, 1)), record(20, Buffer.alloc(30, 1)))];
    expect(play(...tls12, again).slice(-2)).toEqual(['client encrypted 22 300 @7', 'client encrypted 20 30 @7']);
  });

  it('reads the server alone', () => {
    const { session, lines } = playAll(tls12.filter(([direction]) => direction === server));
    expect(lines.slice(0, 5)).toEqual([
      'server server_hello @1',
      'server certificate @1',
      'server server_hello_done @1',
      'server ccs @2',
      'server encrypted 22 40 @2',
    ]);
    expect(session.client).toBe(client);
  });

  it('takes the Finished of a client seen alone for ciphertext', () => {
    const lines = play(...tls12.filter(([direction]) => direction === client));
    expect(lines).toContain('client encrypted 22 40 @2');
  });

  it('joins in the middle', () => {
    const { session, lines } = playAll([
      [server, applicationData(700)],
      [client, record(21, Buffer.alloc(26, 9))],
      [server, finished()],
    ]);
    expect(lines).toEqual(['server encrypted 23 700 @1', 'client encrypted 21 26 @2', 'server encrypted 22 40 @3']);
    expect(session).toMatchObject({ version: undefined, client: undefined });
  });

  it('joins at the ClientKeyExchange', () => {
    const flight = bytes(record(22, handshake(16, Buffer.alloc(66))), changeCipherSpec(), finished());
    expect(play([client, flight])).toEqual([
      'client client_key_exchange @1',
      'client ccs @1',
      'client encrypted 22 40 @1',
    ]);
  });

  it('tells the frame in which a message began and the one in which it was whole', () => {
    const hello = clientHello(hello13.client);
    const { events } = playAll([
      [client, hello.subarray(0, 30)],
      [client, hello.subarray(30)],
    ]);
    expect(events[0]).toMatchObject({ began: frame(1), at: frame(2), offset: 5, length: hello.length - 9 });
  });

  it('puts a message together from many records, and many messages from one', () => {
    const certificate = certificate12(Buffer.alloc(300, 1)).subarray(5);
    const split = bytes(...[...chunks(certificate, 50)].map((piece) => record(22, piece)));
    const coalesced = record(22, bytes(handshake(2, serverHelloBody()), handshake(14), handshake(0)));
    expect(play([server, serverHello()], [server, split])).toEqual(['server server_hello @1', 'server certificate @2']);
    expect(play([server, coalesced])).toEqual([
      'server server_hello @1',
      'server server_hello_done @1',
      'server hello_request @1',
    ]);
  });

  it('reads alerts that share a record or are split over two', () => {
    const open: Said = [client, clientHello()];
    expect(play(open, [client, record(21, bytes(1, 112, 2, 40))])).toEqual([
      'client client_hello @1',
      'client alert 1 112 @2',
      'client alert 2 40 @2',
    ]);
    expect(play(open, [client, bytes(record(21, bytes(2)), record(21, bytes(70)))]).at(-1)).toBe(
      'client alert 2 70 @2',
    );
  });

  it('tells a malformed message as a message and reads on', () => {
    expect(play([client, record(22, bytes(handshake(1, clientHelloBody().subarray(0, 40)), handshake(0)))])).toEqual([
      'client malformed @1',
      'client hello_request @1',
    ]);
  });

  it('tells what is malformed about records in the clear', () => {
    const odd: Said[] = [
      [client, record(20, bytes(1, 1))],
      [client, record(21, Buffer.alloc(20))],
      [client, alert(2, 10)],
    ];
    expect(play([client, clientHello()], ...odd)).toEqual([
      'client client_hello @1',
      'client malformed @2',
      'client malformed @3',
      'client alert 2 10 @4',
    ]);
  });

  it('lets a message pass that is too long to keep', () => {
    const huge = bytes(11, 0xff, 0xff, 0xff, Buffer.alloc(1000));
    expect(play([server, serverHello()], [server, record(22, huge)], [server, alert(2, 80)])).toEqual([
      'server server_hello @1',
      'server oversized @2',
      'server alert 2 80 @3',
    ]);
  });

  it('recognises hellos of SSLv2, and TLS that follows one', () => {
    const hello = bytes(1, u16(0x0303, 3, 0, 16), bytes(0, 0, 0x2f), Buffer.alloc(16));
    const framed = bytes(u16(0x8000 | hello.length), hello);
    expect(play([client, framed], [server, serverHello()], [client, record(22, handshake(16))])).toEqual([
      'client sslv2_client_hello @1',
      'server server_hello @2',
      'client client_key_exchange @3',
    ]);
    const answer = bytes(4, 0, 1, u16(2, 4, 3, 16), 'cert', bytes(7, 0, 0xc0), Buffer.alloc(16));
    expect(
      play([client, framed], [server, bytes(u16(0x8000 | answer.length), answer)], [client, Buffer.alloc(80, 0x90)]),
    ).toEqual(['client sslv2_client_hello @1', 'server sslv2_server_hello @2']);
  });

  it('does not list ciphertext without end', () => {
    const { session, events } = playAll(Array.from({ length: 100 }, (): Said => [server, applicationData(10)]));
    expect(events).toHaveLength(limits.encryptedRecords);
    expect(session.totals[server]).toMatchObject({
      encryptedRecords: 100,
      lastRecord: { at: frame(100) },
      lastApplicationData: frame(100),
    });
    expect(session.totals[server].firstApplicationData).toEqual(frame(1));
  });

  it('tells the same whatever the segments', () => {
    const conversations = [tls12, tls13];
    const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(fc.constantFrom(...conversations), cuts, (conversation, sizes) => {
        const { session, events } = recordingSession();
        conversation.forEach(([direction, data], i) => {
          for (let start = 0; start < data.length;) {
            const end = Math.min(data.length, start + sizes.next().value);
            session.bytes(direction, data, start, end, frame(i + 1));
            start = end;
          }
        });
        expect(events).toEqual(playAll(conversation).events);
      }),
    );
  });
});

describe('TlsSession where the capture has a hole', () => {
  const ends = frame(9);

  function opened(): ReturnType<typeof recordingSession> {
    const recording = recordingSession();
    for (const [direction, data] of tls12.slice(0, 4))
      recording.session.bytes(direction, data, 0, data.length, frame(1));
    recording.events.length = 0;
    return recording;
  }

  it('does not mind one inside a record that it skips', () => {
    const { session, events } = opened();
    const data = applicationData(1000);
    session.bytes(server, data, 0, 100, frame(2));
    session.gap(server, 905, frame(3));
    session.bytes(server, applicationData(7), 0, 12, frame(4));
    expect(events.map(line)).toEqual(['server encrypted 23 1000 @3', 'server encrypted 23 7 @4']);
    expect(session.totals[server].holes).toBe(0);
  });

  it('is lost by one that swallows a header, and finds its way at the next record', () => {
    const { session, events } = opened();
    session.bytes(server, applicationData(1000), 0, 100, frame(2));
    session.gap(server, 2000, frame(3));
    session.bytes(server, Buffer.from('the middle of a record'), 0, 22, frame(4));
    session.bytes(server, applicationData(7), 0, 12, frame(5));
    expect(events.map(line)).toEqual(['server resynchronised @5', 'server encrypted 23 7 @5']);
    expect(session.totals[server].holes).toBe(1);
  });

  it('forgets half a message, and reads the next one', () => {
    const { session, events } = recordingSession();
    session.bytes(server, serverHello(), 0, 20, frame(1));
    session.gap(server, 500, frame(2));
    session.bytes(server, serverHelloDone(), 0, 9, frame(3));
    expect(events.map(line)).toEqual(['server resynchronised @3', 'server server_hello_done @3']);
  });

  it('does not read ciphertext as messages when the hole may hide a ChangeCipherSpec', () => {
    const { session, events } = recordingSession();
    session.bytes(client, clientHello(), 0, clientHello().length, frame(1));
    session.gap(client, 100, frame(2));
    session.bytes(client, record(22, Buffer.concat([Buffer.alloc(8), Buffer.alloc(32, 0xab)])), 0, 45, ends);
    expect(events.map(line)).toEqual([
      'client client_hello @1',
      'client resynchronised @9',
      'client encrypted 22 40 @9',
    ]);
  });
});

describe('TlsSession with a decryptor', () => {
  const eager = {
    message: () => {},
    changeCipherSpec: () => {},
    hole: () => {},
    wants: () => true,
    skip: () => {},
    failure: () => undefined,
  };

  it('tells what it opens, and lists what it cannot', () => {
    const learnt: string[] = [];
    const { session, events } = recordingSession({
      ...eager,
      message: (_direction, message) => learnt.push(message.type),
      open: (_direction, contentType, _version, ciphertext) =>
        ciphertext.length === 40 ? { contentType, plaintext: handshake(20, ciphertext.subarray(0, 12)) } : undefined,
    });
    for (const [direction, data] of tls12) session.bytes(direction, data, 0, data.length, frame(1));
    expect(events.map(line).filter((told) => /finished|encrypted/.test(told))).toEqual([
      'client finished (opened) @1',
      'server finished (opened) @1',
      'client encrypted 23 100 @1',
      'server encrypted 23 2000 @1',
      'server encrypted 21 26 @1',
    ]);
    expect(learnt).toEqual([
      'client_hello',
      'server_hello',
      'certificate',
      'server_hello_done',
      'client_key_exchange',
      'finished',
      'finished',
    ]);
  });

  it('lets a damaged record count, and keeps the thread', () => {
    const given: (number | undefined)[] = [];
    const { session, events } = recordingSession({
      ...eager,
      skip: () => void given.push(undefined),
      open: (_direction, _type, _version, ciphertext) => void given.push(ciphertext.length),
    });
    session.bytes(server, applicationData(100), 0, 50, frame(1));
    session.gap(server, 20, frame(2));
    session.bytes(server, bytes(applicationData(100).subarray(70), applicationData(7)), 0, 47, frame(3));
    expect(given).toEqual([undefined, 7]);
    expect(events.map(line)).toEqual(['server encrypted 23 100 @3', 'server encrypted 23 7 @3']);
  });

  it('finds the inner type of TLS 1.3 records', () => {
    const { session, events } = recordingSession({
      ...eager,
      open: (_direction, _type, _version, ciphertext) =>
        ciphertext.length === 53
          ? { contentType: 21, plaintext: bytes(2, 48) }
          : { contentType: 23, plaintext: ciphertext },
    });
    for (const [direction, data] of tls13.slice(0, 3)) session.bytes(direction, data, 0, data.length, frame(1));
    expect(events.find((event) => event.event === 'alert')).toMatchObject({
      code: 48,
      encrypted: true,
      direction: client,
    });
    expect(session.totals[client]).toMatchObject({ applicationDataRecords: 1, encryptedRecords: 1 });
  });
});

function* chunks(data: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < data.length; start += size) yield data.subarray(start, start + size);
}
