import type { Reader } from '../../bytes/reader.js';
import { text8 } from './vectors.js';

/** ALPS, an experiment of Chromium: protocols for which the client sends settings early. Bytes as latin1. */
export interface ApplicationSettings {
  readonly type: 'application_settings';
  readonly protocols: readonly string[];
}

export function applicationSettings(reader: Reader): ApplicationSettings {
  return { type: 'application_settings', protocols: reader.sub(reader.u16(), 'supported_protocols').all(text8) };
}
