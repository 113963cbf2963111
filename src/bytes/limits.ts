/** Every bound in one place, each with its reason. A length from the wire is checked against one of these. */
export const limits = {
  /** Longest packet record accepted. libpcap refuses more than 256 KiB but for a few link types; tshark the same. */
  packetBytes: 262_144,
  /** Longest pcapng block: a secrets block holds a whole key log, so generous, yet nothing that exhausts memory. */
  blockBytes: 16 * 1024 * 1024,
  /** Interfaces a pcapng section may declare; more is a hostile file. */
  interfaces: 65_536,
  /** Handshake message kept whole. A chain of 340 kB is in the wild (zeek tls-fragmented-handshake). */
  handshakeBytes: 512 * 1024,
  /** Ciphertext of one record: RFC 5246 §6.2.3 allows 2^14 + 2048. */
  recordBytes: 16_384 + 2_048,
  /** Out-of-order bytes held for one direction: a receive window's worth. */
  pendingBytes: 1024 * 1024,
  /** Out-of-order bytes held for all connections together. */
  pendingBytesTotal: 64 * 1024 * 1024,
  /** Out-of-order segments held for one direction. */
  pendingSegments: 1024,
  /** Datagrams under reassembly, and bytes of one (RFC 791: 65,535). */
  fragmentedDatagrams: 256,
  datagramBytes: 65_535,
  /** Time a datagram waits for its fragments, in seconds of capture time (RFC 8200 §4.5); then the numbers come again. */
  fragmentSeconds: 60,
  /** Headers peeled off one packet (tags, labels, IP in IP): real nesting stays well below. */
  encapsulations: 16,
  /** Connections in the table at once; beyond it the longest silent one is told and let go. */
  openConnections: 100_000,
  /** Silence after which a connection that was never closed is told and let go, in seconds of capture time. */
  idleSeconds: 900,
  /** Time a closed connection stays in the table to catch the last ACKs and late RSTs, in seconds. */
  lingerSeconds: 4,
  /** Failed stories held back until the end of the capture, to be told with hindsight: some 20 kB each. */
  heldStories: 4_000,
  /** Bytes at the start of a direction in which TLS is looked for (STARTTLS dialogues, CONNECT, banners). */
  probeBytes: 16_384,
  /** Plaintext kept for naming the protocol that is not TLS. */
  bannerBytes: 512,
  /** Noteworthy TCP events kept for one connection's timeline. */
  tcpEvents: 64,
  /** Encrypted records listed one by one for each direction; later ones are counted. */
  encryptedRecords: 24,
  /** Packets of a live capture that wait for their secrets to be written, a fraction of a second long. */
  heldBackBytes: 32 * 1024 * 1024,
  /** Connections of which a key log's secrets are kept, the newest; some 600 bytes each. */
  keyLogConnections: 200_000,
  /** Longest line of a key log: label, 64 digits, 96 digits are 200 characters; the rest is room for labels to come. */
  keyLogLine: 1_024,
  /** Sequence numbers tried for a record after a hole. */
  lostRecords: 32,
  /** Records in a row that do not open with the secrets there are; then they are taken for somebody else's. */
  undecryptableRecords: 8,
  /** After the handshake each direction's first records are opened, and later ones if short: alerts, tickets, key updates. */
  openedRecords: 8,
  openedRecordBytes: 512,
  /** Handshake messages kept for an extended master secret: no handshake has more before the ClientKeyExchange. */
  transcriptMessages: 16,
  /** Handshake messages and alerts listed for one connection. */
  messages: 256,
  /** Certificates of one message. */
  certificates: 64,
  /** Distinct certificates remembered by their bytes; read whole, one takes some 4 kB. */
  internedCertificates: 8_192,
  /** Their bytes: all of an ordinary size, few of the huge ones. */
  internedCertificateBytes: 16 * 1024 * 1024,
  /** Certificates of a path, leaf and root included; real ones have three to five, and OpenSSL stops at 100. */
  pathCertificates: 12,
  /** Signature checks spent on finding a path; a hostile web of cross-signed certificates would ask for millions. */
  pathChecks: 200,
  /** Host names times name constraints compared for one issuer; thousands times thousands would take seconds. */
  constraintChecks: 100_000,
  /** Servers, names and clients of which totals are kept for hindsight. */
  around: 50_000,
  /** Troubled connections that a report for people keeps whole until the end, to tell one of each kind in full. */
  reportInFull: 1_000,
  /** Connections that such a report keeps a line of. */
  reportRows: 50_000,
  /** Kinds of healthy connections it tells apart. */
  reportGroups: 10_000,
  /** Client addresses named in a total. */
  tallyClients: 32,
  /** Names remembered of one server address, and places of one certificate. */
  namesOfServer: 32,
  /** Failures and cuts remembered one by one for each server: enough to see that many ended in one moment. */
  endingsOfServer: 256,
  /** Leaf certificates remembered for one name at one server. */
  leavesOfName: 16,
  /** Handshakes remembered for one name at one server, to find the one that a box made for another: they are milliseconds apart. */
  openingsOfName: 16,
  /** Groups of like failures; further ones are told without a group. */
  incidents: 1_000,
  /** Names asked of resolvers that are remembered. */
  lookups: 10_000,
  /** Names that one search list makes of one: resolv.conf(5) long had six domains, and the name itself. */
  searchList: 8,
  /** Rows of the live list. */
  liveRows: 20_000,
  /** Rows of the list of a recorded capture: some 30 MB. */
  screenRows: 100_000,
  /** Kinds of connections that rows on the screen share their common parts through. */
  screenLooks: 4_096,
  /** Digests remembered by their text, for each algorithm: clients are of few kinds. */
  fingerprints: 4_096,
  /** Issuers by name of which it is remembered whether they are a known product. */
  knownIssuers: 1_024,
} as const;
