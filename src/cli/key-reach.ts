import { count } from '../rules/words.js';
import type { Story } from '../story/story.js';
import { cipherSuite } from '../tls/names/cipher-suite.js';

/** What was given to open records with. */
export interface Keyring {
  readonly keyLog: boolean;
  readonly privateKey: boolean;
  /** Some secrets came when their connections had asked for them in vain. */
  readonly late: boolean;
}

/** Adds up how far the secrets reached, to be said once at the end. */
export class KeyReach {
  private asked = 0;
  private without = 0;
  /** Of those without: no private key could have opened them. */
  private ephemeral = 0;
  private partly = 0;
  private misfits = 0;
  private unsupported = 0;

  /** A connection that is over; those that never came to keys need none. */
  note({ tls }: Story): void {
    if (!tls.secrets || !tls.version) return;
    this.asked++;
    const { secrets, failed, unsupported } = tls.secrets;
    if (unsupported) this.unsupported++;
    else if (secrets === 'none') this.noteUnopened(tls.cipherSuite?.value);
    else if (failed) this.misfits++;
    else if (secrets === 'partial') this.partly++;
  }

  /** What was not opened, in a sentence; undefined where all was. */
  shortfall({ keyLog, privateKey, late }: Keyring): string | undefined {
    const parts = [
      ...(keyLog ? [this.ofKeyLog()] : privateKey ? this.ofPrivateKey() : []),
      late &&
        this.without + this.partly > 0 &&
        'some secrets came after the packets that they open: save the capture to a file, and open that',
      this.unsupported > 0 && `${count(this.unsupported, 'connection')} used cipher suites that cannot be opened here`,
    ].filter((part) => part !== false);
    return parts.length > 0 ? parts.join('; ') : undefined;
  }

  private noteUnopened(suite: number | undefined): void {
    this.without++;
    if (suite === undefined || cipherSuite(suite)?.keyExchange !== 'rsa') this.ephemeral++;
  }

  private ofKeyLog(): string | false {
    const parts = [
      this.without > 0 && `no secrets for ${this.without} of ${count(this.asked, 'TLS connection')} (other programs', or not logged yet)`,
      this.partly > 0 && `only some of the secrets of ${count(this.partly, 'connection')}`,
      this.misfits > 0 && `secrets that do not fit the records of ${count(this.misfits, 'connection')}`,
    ].filter((part) => part !== false);
    return parts.length > 0 && `the key log has ${parts.join(', ')}`;
  }

  private ofPrivateKey(): (string | false)[] {
    const { ephemeral, without } = this;
    const strangers = without - ephemeral;
    return [
      ephemeral > 0 &&
        `the private key cannot open ${ephemeral} of ${count(this.asked, 'TLS connection')}: their secrets were agreed on ` +
          'by Diffie-Hellman, as always in TLS 1.3; have one of the programs log them (SSLKEYLOGFILE) and give --keylog',
      strangers > 0 && `the secrets of ${count(strangers, 'connection')} were sealed for another private key`,
    ];
  }
}
