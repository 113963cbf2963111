/* The union of handshake messages; each member has its file in messages/. */
export type HandshakeMessage = never;
