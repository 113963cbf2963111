import type { Reader } from '../../bytes/reader.js';
import { opaque8, text8 } from '../extensions/vectors.js';

/** The client's choice by NPN, ALPN's forerunner; bytes as latin1. */
export interface NextProtocol {
  readonly type: 'next_protocol';
  readonly protocol: string;
}

export function readNextProtocol(reader: Reader): NextProtocol {
  const protocol = text8(reader);
  opaque8(reader); // padding
  return { type: 'next_protocol', protocol };
}
