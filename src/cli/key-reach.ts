import { count } from '../rules/words.js';
import type { Story } from '../story/story.js';

/** Adds up how far the secrets reached, to be said once at the end. */
export class KeyReach {
  private asked = 0;
  private without = 0;
  private partly = 0;
  private misfits = 0;
  private unsupported = 0;

  /** A connection that is over; those that never came to keys need none. */
  note({ tls }: Story): void {
    if (!tls.secrets || !tls.version) return;
    this.asked++;
    const { secrets, failed, unsupported } = tls.secrets;
    if (unsupported) this.unsupported++;
    else if (secrets === 'none') this.without++;
    else if (failed) this.misfits++;
    else if (secrets === 'partial') this.partly++;
  }

  /** What was not opened, in a sentence; undefined where all was. */
  get shortfall(): string | undefined {
    const parts = [
      this.without > 0 && `no secrets for ${this.without} of ${count(this.asked, 'TLS connection')} (other programs', or not logged yet)`,
      this.partly > 0 && `only some of the secrets of ${count(this.partly, 'connection')}`,
      this.misfits > 0 && `secrets that do not fit the records of ${count(this.misfits, 'connection')}`,
    ].filter((part) => part !== false);
    const has = parts.length > 0 ? `the key log has ${parts.join(', ')}` : undefined;
    const cannot = this.unsupported > 0 ? `${count(this.unsupported, 'connection')} used cipher suites that cannot be opened here` : undefined;
    return has && cannot ? `${has}; ${cannot}` : (has ?? cannot);
  }
}
