declare module 'pcap-parser' {
  import type { EventEmitter } from 'node:events';
  import type { Readable } from 'node:stream';

  export interface ParsedPacket {
    header: {
      timestampSeconds: number;
      timestampMicroseconds: number;
      capturedLength: number;
      originalLength: number;
    };
    data: Buffer;
  }

  const parser: { parse(input: Readable): EventEmitter<{ packet: [ParsedPacket]; error: [Error]; end: [] }> };
  export default parser;
}
