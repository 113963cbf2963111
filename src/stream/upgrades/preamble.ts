/** What both sides said before TLS, as latin1 text (one character a byte), from the start of the connection. */
export interface Preamble {
  readonly client: string;
  readonly server: string;
}

/** A protocol that speaks in the clear first and may turn to TLS on the same connection. */
export interface PlaintextProtocol {
  readonly name: string;
  /** Its own words are there. Strict: what is nobody's is `unknown`. */
  matches(said: Preamble): boolean;
  /** The client's request to turn to TLS, where the protocol has one. */
  readonly request?: RegExp;
}
