import type { CaptureNote, CaptureSink } from '../../capture/packet.js';
import type { KeyLog } from './key-log.js';

/** Takes the key log that a capture carries (pcapng Decryption Secrets Block); other notes say nothing of secrets. */
export function takeSecrets(note: CaptureNote, keys: KeyLog): void {
  if (note.type !== 'secrets' || note.format !== 'tls-key-log') return;
  keys.addWhole(Buffer.from(note.bytes.buffer, note.bytes.byteOffset, note.bytes.length).toString('latin1'));
}

/** Reads nothing of a capture but its secrets: for a first pass, as they may stand behind the packets they open. */
export class SecretsCollector implements CaptureSink {
  constructor(private readonly keys: KeyLog) {}

  push(): void {}

  note(note: CaptureNote): void {
    takeSecrets(note, this.keys);
  }

  end(): void {}
}
