import type { Reader } from '../../bytes/reader.js';
import { u8List } from './vectors.js';

/** Forms of a curve point (RFC 8422 §5.1.2); 0 is uncompressed. */
export interface EcPointFormats {
  readonly type: 'ec_point_formats';
  readonly formats: readonly number[];
}

export function ecPointFormats(reader: Reader): EcPointFormats {
  return { type: 'ec_point_formats', formats: u8List(reader, 'ec_point_format_list') };
}
