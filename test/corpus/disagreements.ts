/**
 * Connections of the corpus on which we and the oracle (tshark 4.0.17) differ, each with the reason. `ours` says who is right.
 * A connection that is in here and agrees after all fails the test: the list can only shrink.
 */
export interface Disagreement {
  readonly ours: 'right' | 'wrong' | 'not yet';
  readonly why: string;
}

const oneByteKeepAlive: Disagreement = {
  ours: 'right',
  why: 'The capture holds one byte of payload (a keep-alive) on port 443; tshark calls it TLS for the port. Nothing in it shows TLS.',
};
const gsi: Disagreement = {
  ours: 'right',
  why: 'GridFTP carries TLS in FTP; tshark shows ChangeCipherSpec and stops there, though the encrypted Finished stands in the same frames.',
};
const tunnel: Disagreement = { ours: 'not yet', why: 'The connection lies in a tunnel that is not unpacked yet.' };

/** By `folder/path#stream`. */
export const disagreements: Readonly<Record<string, Disagreement>> = {
  'ja4/tls-non-ascii-alpn.pcapng#0': {
    ours: 'right',
    why: 'The first ALPN protocol is the two bytes ba ad, no text; tshark prints replacement characters, we keep the bytes.',
  },
  'ja4/tls3.pcapng#2': oneByteKeepAlive,
  'ja4/tls3.pcapng#3': oneByteKeepAlive,
  'zeek/globus-url-copy-bad-encoding.pcap#1': gsi,
  'zeek/globus-url-copy.pcap#1': gsi,
  'zeek/ssl-and-ssh-using-sslh.pcap#0': {
    ours: 'right',
    why: 'It is SSH on port 443 behind a multiplexer; tshark calls it TLS for the port ("Continuation Data").',
  },
  'zeek/tls/ssl-v2.pcap#0': {
    ours: 'wrong',
    why: 'Of SSL 2.0 we name the two hellos and follow nothing more; tshark also lists the client master key.',
  },
  'zeek/tls/tls-fragmented-handshake.pcap.gz#0': {
    ours: 'right',
    why: 'One Certificate message of 340 kB over 21 records; tshark takes its length for ciphertext and lists 21 encrypted ones.',
  },
  'zeek/tls/tls1.2-protocol-violation.pcap#0': {
    ours: 'right',
    why: 'The Certificate was damaged on purpose (its length says 256), so what follows it in the record is no message. Frame 11 holds an encrypted Finished, which tshark does not list after the damage.',
  },
  'zeek/tunnels/geneve-47101.pcap#0': tunnel,
  'zeek/tunnels/gre-aruba-amsdu.pcap#0': tunnel,
  'zeek/tunnels/gtp/gtp6_gtp_0x32.pcap#0': tunnel,
};
