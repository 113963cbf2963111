import type { FrameRef } from '../bytes/span.js';
import type { Endpoint } from '../stream/observer.js';
import type { Certificate } from '../x509/certificate.js';
import type { TlsProblem } from '../tls/events.js';
import type { DecryptionOutcome } from '../tls/decrypt/key-log-decryptor.js';
import type { MessageOf } from '../tls/handshake.js';
import type { HttpAnswer } from '../tls/http/answer.js';
import type { Stack } from '../tls/stacks/stack.js';
import type { Fact } from './fact.js';
import type { Party } from './party.js';

export type { Party };

/** How far a connection got (CONTRACT: `stage`), in the order of a full handshake. */
export type Stage =
  | 'tcp-connect'
  | 'upgrade'
  | 'client-hello'
  | 'server-hello'
  | 'certificate'
  | 'key-exchange'
  | 'client-certificate'
  | 'finished'
  | 'application-data'
  | 'closed';

/** Everything that the capture tells of one connection: immutable, told anew at each step while live. */
export interface Story {
  readonly id: number;
  /** Index of the capture it came from. */
  readonly capture: number;
  readonly transport: 'tcp' | 'udp';
  readonly protocol: 'tls' | 'plaintext' | 'none';
  readonly first: FrameRef;
  readonly last: FrameRef;
  readonly client: ClientSide;
  readonly server: ServerSide;
  /** What came before TLS on the same connection: STARTTLS and its kin, CONNECT, SOCKS, PROXY protocol. */
  readonly upgrade?: Fact<Upgrade>;
  /** The connection never came to be: its name led to no address. */
  readonly name?: Fact<NameFailure>;
  readonly tcp: TcpStory;
  readonly tls: TlsStory;
  readonly stage: Stage;
  readonly ending: Ending;
  /** What the capture does not show of this connection. */
  readonly gaps: Gaps;
  /** It goes on, and this is how it stands (live). */
  readonly unfinished: boolean;
  readonly timeline: readonly TimelineEntry[];
  /** Events that did not fit the timeline. */
  readonly omitted: number;
}

/** What both sides have in common. Absent means: not seen; whether that proves anything is in `Story.gaps`. */
export interface Side {
  readonly endpoint: Endpoint;
  /** Its TLS library, as far as its hello and records show; looked for when it is read. */
  readonly stack?: Fact<Stack>;
  /** The first fatal alert of this side that can be read, in stream order. */
  readonly alert?: Fact<Alert>;
  /** All readable alerts of this side, warnings included. */
  readonly alerts: readonly Fact<Alert>[];
  /** It said goodbye: close_notify read, or inferred from a last encrypted alert after application data. */
  readonly closeNotify?: Fact<'read' | 'inferred'>;
  /** Its certificates as sent, leaf first. */
  readonly certificates?: Fact<readonly Certificate[]>;
  /** It proved possession of the key: CertificateVerify read. */
  readonly certificateVerify?: Fact<KeyProof>;
  /** Sent its Finished: read, or inferred from what follows ChangeCipherSpec or from the record's length. */
  readonly finished?: Fact<'read' | 'inferred'>;
  /** First application data after the handshake. */
  readonly applicationData?: Fact<number>;
  /** The first bytes where they are not TLS. */
  readonly plaintext?: Fact<Plaintext>;
  readonly fin?: Fact<Close>;
  readonly rst?: Fact<Reset>;
  /** It sent payload again: how many times, and the first of these segments. */
  readonly resent?: Fact<number>;
  /** How often the same bytes were sent again, at most. */
  readonly resentMost: number;
  /** A segment of its payload came while one before it was missing. */
  readonly early?: Fact<number>;
  /** Stream bytes that were missing before `early` came. */
  readonly holeBefore?: number;
  /** After full-size bytes were sent again in vain, smaller ones: how many bytes at once. */
  readonly shrunk?: Fact<number>;
  /** It closed its receive window: it does not read; how many times. */
  readonly zeroWindow?: Fact<number>;
  /** The first bare ACK with which it took bytes of the other side, and how many. */
  readonly acknowledged?: Fact<number>;
  /** An alert under encryption, inferred from its length and place (TLS 1.3) or seen as record type 21 (TLS 1.2). */
  readonly hiddenAlert?: Fact<HiddenAlert>;
  /** Records of this side that hold application data or could not be read, and heartbeats; the first few, in order. */
  readonly encrypted: readonly EncryptedRecord[];
  readonly encryptedCount: number;
  readonly applicationDataBytes: number;
  /** TCP payload bytes sent, gaps included, and how many of them the other side acknowledged. */
  readonly sent: number;
  readonly acked: number;
  readonly retransmissions: number;
  /** Packets of this side in the capture; 0: one-sided capture, or a side that never spoke. */
  readonly packets: number;
  readonly largestSegment: number;
  readonly ttl?: number;
  readonly problems: readonly Fact<TlsProblem>[];
}

export interface ClientSide extends Side {
  readonly hello?: Fact<MessageOf<'client_hello'>>;
  /** The second ClientHello, after a HelloRetryRequest. */
  readonly secondHello?: Fact<MessageOf<'client_hello'>>;
  readonly keyExchange?: Fact<MessageOf<'client_key_exchange'>>;
  /** What it answered to a CertificateRequest: certificates are in `certificates`; `empty` means it had none to show. */
  readonly emptyCertificate?: Fact<'read' | 'inferred'>;
  /** TLS 1.3: records before its Finished that must hold its Certificate; how many bytes. */
  readonly hiddenCertificate?: Fact<number>;
}

export interface ServerSide extends Side {
  readonly hello?: Fact<MessageOf<'server_hello'>>;
  readonly retryRequest?: Fact<MessageOf<'hello_retry_request'>>;
  readonly encryptedExtensions?: Fact<MessageOf<'encrypted_extensions'>>;
  readonly keyExchange?: Fact<MessageOf<'server_key_exchange'>>;
  readonly certificateRequest?: Fact<MessageOf<'certificate_request'>>;
  readonly certificateStatus?: Fact<MessageOf<'certificate_status'>>;
  /** TLS 1.3: bytes of its Certificate message, by the record that must hold it. */
  readonly hiddenCertificate?: Fact<number>;
  /** TLS 1.3: bytes of the signature in its CertificateVerify, by the record after that one. */
  readonly hiddenSignature?: Fact<number>;
  /** TLS 1.3: bytes of the message between EncryptedExtensions and Certificate, which can only be a CertificateRequest. */
  readonly hiddenCertificateRequest?: Fact<number>;
  readonly helloDone?: Fact<true>;
  readonly sessionTicket?: Fact<true>;
  /** What it answered in HTTP, where keys open it. */
  readonly answer?: Fact<HttpAnswer>;
  /** It owed an answer and gave none while the capture ran on (withheld where the capture has a hole). */
  readonly silence?: Fact<Silence>;
}

/** A signature of the handshake that stands in a CertificateVerify. */
export interface KeyProof {
  /** Absent before TLS 1.2. */
  readonly scheme?: number;
  readonly signature: Uint8Array;
  /** TLS 1.3, from the server: the hash of the messages that it signs, where all were read and its own key signs. */
  readonly transcript?: Uint8Array;
}

export interface Alert {
  readonly level: number;
  readonly fatal: boolean;
  readonly code: number;
  /** RFC name: `unknown_ca`. */
  readonly name: string;
  readonly encrypted: boolean;
  /** It came only after the other side had already closed: a reaction, not a cause. */
  readonly afterClose: boolean;
}

export interface HiddenAlert {
  /** refusal: instead of Finished; after-finished: after the other side was done; goodbye: after application data. */
  readonly place: 'refusal' | 'after-finished' | 'goodbye' | 'unclear';
  readonly recordLength: number;
}

export interface EncryptedRecord {
  readonly at: FrameRef;
  readonly contentType: number;
  readonly length: number;
}

export interface Plaintext {
  /** `http`, `ssh`, `smtp`, `proxy-protocol`, … or `unknown`. */
  readonly protocol: string;
  /** The first bytes as text, one character a byte (latin1); hostile: escape before showing. */
  readonly text: string;
}

export interface Close {
  /** Stream bytes this side had sent. */
  readonly offset: number;
  /** Stream bytes of the other side that had reached it: its ACK says so. */
  readonly heard?: number;
}

export interface Reset {
  readonly offset: number;
  readonly ttl: number;
  readonly ipId: number;
  readonly window: number;
  /** It carried an ACK. */
  readonly acked: boolean;
  /** Stream bytes of the other side that had reached it: its ACK says so. */
  readonly heard?: number;
}

/** A name that a resolver was asked for in vain. */
export interface NameFailure {
  readonly name: string;
  /** RCODE of the answer (3: NXDOMAIN; 0: no address of any type asked for); absent: no answer came. */
  readonly code?: number;
  readonly queries: number;
  /** Addresses of the resolvers that were asked, in this order. */
  readonly resolvers: readonly string[];
  /** The same with suffixes of the search list, as the client tried them in vain. */
  readonly suffixed: readonly string[];
  /** No answer came to one kind of question (A), though one came to the other (AAAA). */
  readonly half: boolean;
  /** Resolvers of which an ICMP error said that nobody answers there. */
  readonly unreachable: readonly string[];
  /** From the first question to the answer, or to the end of the capture. */
  readonly ms: number;
}

/** Waiting for an answer that never came. */
export interface Silence {
  readonly after: 'syn' | 'client-hello' | 'client-key-exchange' | 'client-finished';
  /** How long the capture shows the wait, in ms. */
  readonly ms: number;
  /** The server's TCP acknowledged the bytes it did not answer. */
  readonly acked: boolean;
}

export interface Upgrade {
  /** `smtp`, `imap`, `pop3`, `ftp`, `ldap`, `xmpp`, `postgresql`, `mysql`, `http-connect`, `socks5`, `proxy-protocol` … */
  readonly protocol: string;
}

export interface TcpStory {
  /** How many SYNs, and the time of the first. */
  readonly syn?: Fact<number>;
  readonly synAck?: Fact<number>;
  readonly established?: Fact<true>;
  /** ACKs of an older connection of the same ports that answered the SYN, how many. */
  readonly challenged?: Fact<number>;
  /** A RST answered the SYN. */
  readonly refused?: Fact<Reset>;
  /** A router or host said by ICMP that it does not go on. */
  readonly icmp?: Fact<IcmpWord>;
  /** ICMP said "too big", where it said something else too; if it said nothing else, that is in `icmp`. */
  readonly tooBig?: Fact<IcmpWord>;
  /** From SYN to SYN-ACK, ms. */
  readonly handshakeMs?: number;
  /** Stream bytes of each side that were sent again and never acknowledged, with the size that died. */
  readonly unacked: { readonly client: number; readonly server: number };
}

/** What an ICMP error said of a packet of this connection. */
export interface IcmpWord {
  readonly kind: string;
  /** ICMP or ICMPv6 code, by the family of `from`. */
  readonly code: number;
  readonly from: string;
  readonly mtu: number;
  /** Whose packet it speaks of. */
  readonly to: Party;
}

export interface TlsStory {
  /** The version agreed on (0x0304 = TLS 1.3), from the ServerHello. */
  readonly version?: Fact<number>;
  readonly cipherSuite?: Fact<number>;
  readonly group?: Fact<number>;
  readonly alpn?: Fact<string>;
  readonly resumed?: Fact<boolean>;
  readonly earlyData: 'none' | 'offered' | 'accepted' | 'rejected';
  readonly clientAuth: 'none' | 'requested' | 'sent' | 'empty';
  /** Both sides finished: the handshake worked. */
  readonly completed?: Fact<'proven' | 'inferred'>;
  readonly decrypted: boolean;
  /** How far the secrets of a key log reached; absent when no key log was given. */
  readonly secrets?: DecryptionOutcome;
  readonly messages: readonly SeenHandshake[];
  /** SSL 2.0 format hello, or SSL 3.0: named, not followed. */
  readonly ancient?: Fact<'SSLv2 hello' | 'SSL 3.0'>;
}

/** One line of CONTRACT's `messages`. */
export interface SeenHandshake {
  readonly at: FrameRef;
  readonly from: Party;
  readonly type: string;
  readonly length: number;
  readonly encrypted: boolean;
}

export interface Ending {
  readonly by?: Party | 'both';
  readonly how: 'fin' | 'rst' | 'timeout' | 'open';
  readonly at?: FrameRef;
  /** Nobody closed: how long the capture ran on after the last packet, in ms. */
  readonly quietMs?: number;
}

export interface Gaps {
  /** Joined in the middle: neither SYN nor the beginning of the stream was seen. */
  readonly joinedLate: boolean;
  /** The capture ended while the connection was open and had spoken within the last seconds. */
  readonly cutOff: boolean;
  /** Only this side's packets are in the capture. */
  readonly onlySide?: Party;
  /** Stream bytes missing from the capture, by sender. */
  readonly missing: { readonly client: number; readonly server: number };
  /** Payload bytes cut by the snaplen. */
  readonly cut: number;
  /** Packets that the capture holds twice (two taps, `-i any`). */
  readonly duplicates: number;
  /** Bytes of this side are missing where its records begin: what was said in them, nobody knows. */
  readonly hole: { readonly client: boolean; readonly server: boolean };
  /** The capture has answers before what they answer (two queues, two clocks): its order is not that of events. */
  readonly disordered: boolean;
  /** A hole fell on handshake bytes. */
  readonly handshakeHole: { readonly client: boolean; readonly server: boolean };
}

export interface TimelineEntry {
  readonly at: FrameRef;
  readonly from?: Party;
  readonly kind: 'tcp' | 'tls' | 'alert' | 'data' | 'gap' | 'plaintext' | 'icmp';
  /** Names from the wire are in here as they came: escape before showing. */
  readonly text: string;
}
