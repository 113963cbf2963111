import type { Tally } from '../story/around.js';
import { type Fact, when } from '../story/fact.js';
import type { Story } from '../story/story.js';
import type { Certificate } from '../x509/certificate.js';
import { RunningTally } from './running-tally.js';
import { healthyAt } from './server-totals.js';

/** What is remembered of a leaf certificate that clients accepted. */
export class AcceptedLeaf {
  private readonly tally = new RunningTally();
  /** The longest chain that it came with. */
  private longest?: Fact<readonly Certificate[]>;

  /** Takes in a healthy connection that saw this leaf. */
  add(story: Story, sent: Fact<readonly Certificate[]>): void {
    this.tally.add(story, healthyAt(story));
    if (sent.value.length > (this.longest?.value.length ?? 0)) this.longest = sent;
  }

  /** The chain that this leaf was accepted with, where it is longer than `sent`. */
  longerThan(sent: readonly Certificate[]): Fact<readonly Certificate[]> | undefined {
    if (!this.longest || this.longest.value.length <= sent.length) return undefined;
    const note = `in another connection: the same certificate, sent with ${this.longest.value.length - 1} more`;
    return { value: this.longest.value, spans: [{ at: when(this.longest), note }] };
  }

  accepted(): Fact<Tally> | undefined {
    return this.tally.fact('a client accepts the same certificate');
  }
}
