import type { SeenRecord } from '../tls/events.js';
import type { Fact } from './fact.js';
import type { Alert, ClientSide, ServerSide, Side } from './story.js';

/** What one side said and did while it is still being read. Every field is there from the start: one shape for all. */
export abstract class SideDraft {
  alert: Side['alert'] = undefined;
  readonly alerts: Fact<Alert>[] = [];
  closeNotify: Side['closeNotify'] = undefined;
  certificates: Side['certificates'] = undefined;
  certificateVerify: Side['certificateVerify'] = undefined;
  finished: Side['finished'] = undefined;
  applicationData: Side['applicationData'] = undefined;
  plaintext: Side['plaintext'] = undefined;
  fin: Side['fin'] = undefined;
  rst: Side['rst'] = undefined;
  hiddenAlert: Side['hiddenAlert'] = undefined;
  resent: Side['resent'] = undefined;
  /** How often bytes were sent again and how many of them at once, by their place in the stream. */
  readonly resentAt = new Map<number, { times: number; readonly length: number }>();
  holeBefore: Side['holeBefore'] = undefined;
  shrunk: Side['shrunk'] = undefined;
  early: Side['early'] = undefined;
  acknowledged: Side['acknowledged'] = undefined;
  zeroWindow: Side['zeroWindow'] = undefined;
  readonly problems: Side['problems'][number][] = [];
  /** Ciphertext, with its place among all sightings. */
  readonly records: { readonly seen: SeenRecord; readonly order: number }[] = [];
  changedCipher = false;
  /** TLS 1.3: bytes in records of application data that are not: handshake messages and alerts under encryption. */
  disguisedBytes = 0;
}

export class ClientDraft extends SideDraft {
  hello: ClientSide['hello'] = undefined;
  secondHello: ClientSide['secondHello'] = undefined;
  keyExchange: ClientSide['keyExchange'] = undefined;
  emptyCertificate: ClientSide['emptyCertificate'] = undefined;
  hiddenCertificate: ClientSide['hiddenCertificate'] = undefined;
}

export class ServerDraft extends SideDraft {
  hello: ServerSide['hello'] = undefined;
  retryRequest: ServerSide['retryRequest'] = undefined;
  encryptedExtensions: ServerSide['encryptedExtensions'] = undefined;
  keyExchange: ServerSide['keyExchange'] = undefined;
  certificateRequest: ServerSide['certificateRequest'] = undefined;
  certificateStatus: ServerSide['certificateStatus'] = undefined;
  helloDone: ServerSide['helloDone'] = undefined;
  sessionTicket: ServerSide['sessionTicket'] = undefined;
  hiddenCertificate: ServerSide['hiddenCertificate'] = undefined;
  hiddenSignature: ServerSide['hiddenSignature'] = undefined;
  hiddenCertificateRequest: ServerSide['hiddenCertificateRequest'] = undefined;
  answer: ServerSide['answer'] = undefined;
  /** Not its certificate's own key signs, but one to which that delegates (RFC 9345). */
  delegates = false;
}
