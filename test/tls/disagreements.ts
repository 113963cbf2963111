/**
 * Where the TLS we read differs from what tshark says of the corpus, and why: `capture#stream what` → reason. The
 * corpus test fails when a difference is missing here, and when one listed here is gone.
 */
export const disagreements: Readonly<Record<string, string>> = {
  'zeek/tls/ssl-v2.pcap#0 messages':
    'Theirs says more: we name the two hellos of SSLv2 only, tshark the client_master_key after them as well.',
  'zeek/tls/tls-fragmented-handshake.pcap.gz#0 messages':
    'Ours is right: one Certificate of 340 kB over 21 records, beyond 64 kB tshark takes it for ciphertext.',
  'zeek/tls/tls1.2-protocol-violation.pcap#0 messages':
    'Ours says more: the Certificate states 256 bytes and a list of 3,820 in it; malformed for us, as it is.',
};
