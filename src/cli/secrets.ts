import { readFileSync, statSync } from 'node:fs';
import { openCapture } from '../capture/decode.js';
import { CaptureError, type CaptureNote } from '../capture/packet.js';
import { readCaptureFile } from '../io/file.js';
import { InputError, inputError } from '../io/input-error.js';
import { KeyLogFile } from '../io/key-log-file.js';
import { SecretsCollector, takeSecrets } from '../tls/decrypt/capture-secrets.js';
import { KeyLog } from '../tls/decrypt/key-log.js';
import type { Keyring } from './key-reach.js';

/** All that a capture may hold of secrets was found. */
class Found extends Error {}

/** Where one run has its secrets from: the file of `--keylog`, and the captures themselves. Nothing shows them. */
export class Secrets {
  private readonly log = new KeyLog();
  private readonly file?: KeyLogFile;
  private readonly searched = new Set<string>();
  private mayCome = false;

  /** Throws InputError where `path`, or a private key, cannot be read; while something is `growing`, it need not be there yet. */
  constructor(private readonly path?: string, growing = false, privateKeys: readonly string[] = []) {
    for (const key of privateKeys) this.takePrivateKey(key);
    if (path === undefined) return;
    this.file = new KeyLogFile(path);
    if (growing) this.refresh();
    else this.readWhole(this.file);
  }

  /** There is a file, into which somebody may write what is needed next. */
  get mayGrow(): boolean {
    return this.file !== undefined;
  }

  /** What the user gave; secrets that captures carry are not asked for, and lack nothing. */
  get given(): Keyring {
    return { keyLog: this.file !== undefined, privateKey: this.log.privateKeys.size > 0, late: this.log.cameLate };
  }

  /** Undefined while nobody gave any: that records stay closed is then nobody's failure. */
  get keys(): KeyLog | undefined {
    const { counts, hasPremasters } = this.log;
    return this.file || this.mayCome || counts.secrets > 0 || hasPremasters ? this.log : undefined;
  }

  /** Reads what was added to the file. */
  refresh(): void {
    try {
      this.file?.readInto(this.log);
    } catch (error) {
      // It comes, or comes back, when the program that writes it starts.
      if (!(error instanceof InputError)) throw error;
    }
  }

  private takePrivateKey(path: string): void {
    const problem = this.log.privateKeys.add(textOf(path));
    if (problem) throw new InputError(`${path} ${problem}`);
  }

  private readWhole(file: KeyLogFile): void {
    file.readInto(this.log);
    // The last line may lack its end.
    this.log.add('\n');
  }

  /** A capture is read that cannot be searched before: who asks in vain is remembered, should the answer come too late. */
  expect(): void {
    this.mayCome = true;
  }

  /** Takes the secrets that a capture carries. */
  take(note: CaptureNote): void {
    takeSecrets(note, this.log);
  }

  /**
   * Looks through a capture for secrets before it is read: they may stand behind the packets that they open. Only pcapng
   * files carry any; what cannot be read twice, or at all, is left to the reading itself.
   */
  async search(path: string): Promise<void> {
    if (this.searched.has(path) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return;
    this.searched.add(path);
    const decoder = openCapture(new SecretsCollector(this.log));
    const unlessClassic = () => {
      if (decoder.format === 'pcap') throw new Found();
    };
    await readCaptureFile(path, decoder, unlessClassic).catch((error: unknown) => {
      if (!(error instanceof Found || error instanceof CaptureError || error instanceof InputError)) throw error;
    });
  }

  /** One sentence on a file without use; undefined when there is none to say. */
  get complaint(): string | undefined {
    const { secrets, malformed } = this.log.counts;
    if (!this.file || secrets > 0) return undefined;
    return `${this.path} holds no TLS secrets${malformed > 0 ? ': it is no key log, as programs write it with SSLKEYLOGFILE' : ''}`;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    throw inputError(path, error);
  }
}
