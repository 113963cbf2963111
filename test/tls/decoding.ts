import { expect } from 'vitest';
import { frameRef, type FrameRef } from '../../src/bytes/span.js';
import { ExtensionList } from '../../src/tls/extensions/extension-list.js';
import type { ExtensionBody } from '../../src/tls/extensions/extension.js';
import type { Place } from '../../src/tls/extensions/registry.js';
import { Reader } from '../../src/bytes/reader.js';
import { decodeHandshake, type HandshakeMessage } from '../../src/tls/handshake.js';
import { MessageAssembler } from '../../src/tls/message-assembler.js';
import { noContext, type MessageContext } from '../../src/tls/messages/context.js';
import { bytes, extension, handshake, vector } from '../build/hellos.js';

export const tls12: MessageContext = { version: 0x0303, tls13: false, cipherSuite: 0xc02f };
export const tls13: MessageContext = { version: 0x0304, tls13: true, cipherSuite: 0x1301 };
export const here: FrameRef = { frame: 1, seconds: 100, nanos: 0 };

/** Shapes whose last field takes whatever is there: neither shorter nor longer is wrong. */
export interface Shape {
  /** Prefixes and extra bytes are as right as the whole. */
  readonly open?: boolean;
}

/** Decodes a message whole, cut at every byte, byte by byte through the assembler, and with a byte too many. */
export function decodes(
  code: number,
  body: Uint8Array,
  context: MessageContext = noContext,
  shape: Shape = {},
): HandshakeMessage {
  const whole = decodeHandshake(code, body, context);
  expect(whole.type).not.toBe('malformed');
  expect(throughAssembler(handshake(code, body), context)).toEqual([whole]);
  for (let length = 0; length < body.length; length++) {
    const cut = decodeHandshake(code, body.subarray(0, length), context);
    if (!shape.open && !mayEnd(code, length, body)) expect(cut.type, `cut at ${length}`).toBe('malformed');
  }
  if (!shape.open) expect(decodeHandshake(code, bytes(body, 0), context).type).toBe('malformed');
  return whole;
}

/** Hellos without extensions are whole hellos (RFC 5246 §7.4.1.2). */
function mayEnd(code: number, length: number, body: Uint8Array): boolean {
  if (code !== 1 && code !== 2) return false;
  const afterSession = 35 + body[34];
  if (code === 2) return length === afterSession + 3;
  const suites = (body[afterSession] << 8) | body[afterSession + 1];
  return length === afterSession + 2 + suites + 1 + body[afterSession + 2 + suites];
}

function throughAssembler(message: Uint8Array, context: MessageContext): HandshakeMessage[] {
  const messages: HandshakeMessage[] = [];
  const assembler = new MessageAssembler({
    // A Buffer, as the writers make them, so that views compare equal.
    message: ({ code, body }) => messages.push(decodeHandshake(code, Buffer.from(body), context)),
    oversized: () => expect.unreachable(),
  });
  for (let i = 0; i < message.length; i++) assembler.push(message, i, i + 1, frameRef(here), i);
  expect(assembler.idle).toBe(true);
  return messages;
}

/** Decodes an extension's body whole, cut at every byte, and with a byte too many. */
export function decodesExtension(code: number, place: Place, body: Uint8Array, shape: Shape = {}): ExtensionBody {
  const whole = extensionBody(code, place, body);
  expect(whole.type).not.toBe('malformed');
  if (shape.open) return whole;
  for (let length = 0; length < body.length; length++) {
    expect(extensionBody(code, place, body.subarray(0, length)).type, `cut at ${length}`).toBe('malformed');
  }
  expect(extensionBody(code, place, bytes(body, 0)).type).toBe('malformed');
  return whole;
}

export function extensionBody(code: number, place: Place, body: Uint8Array): ExtensionBody {
  const [only] = ExtensionList.read(new Reader(vector(2, extension(code, body)), 'test'), place);
  return only.body;
}
