/** What a message's shape depends on: what ServerHello said before it. */
export interface MessageContext {
  /** The negotiated version; undefined while no ServerHello was seen. */
  readonly version: number | undefined;
  /** TLS 1.3, a draft or an experiment of it. */
  readonly tls13: boolean;
  readonly cipherSuite: number | undefined;
}

/** Before any ServerHello. */
export const noContext: MessageContext = { version: undefined, tls13: false, cipherSuite: undefined };
