import { isBefore } from '../bytes/instant.js';
import type { FrameRef } from '../bytes/span.js';
import { limits } from '../bytes/limits.js';
import type { Tally } from '../story/around.js';
import type { Fact } from '../story/fact.js';
import { programOf } from '../story/program.js';
import type { Story } from '../story/story.js';

/** Counts connections of one kind and remembers the frames of the first and the last. */
export class RunningTally {
  connections = 0;
  private readonly clients = new Set<string>();
  private readonly programs = new Set<string>();
  private first?: FrameRef;
  private last?: FrameRef;
  /** The last answer, until another connection comes in: the same is asked by many rules about many stories. */
  private known?: { readonly note: string; readonly fact: Fact<Tally> };

  add(story: Story, at: FrameRef): void {
    this.connections += 1;
    this.known = undefined;
    if (this.clients.size < limits.tallyClients) this.clients.add(story.client.endpoint.address);
    if (this.programs.size < limits.tallyClients) this.programs.add(programOf(story));
    if (!this.first || isBefore(at, this.first)) this.first = at;
    if (!this.last || !isBefore(at, this.last)) this.last = at;
  }

  /** `note` says what stands in those frames, in other connections. */
  fact(note: string): Fact<Tally> | undefined {
    if (this.known?.note !== note) this.known = this.factOf(note);
    return this.known?.fact;
  }

  private factOf(note: string): { note: string; fact: Fact<Tally> } | undefined {
    const { first, last, connections } = this;
    if (!first || !last) return undefined;
    const value = { connections, clients: [...this.clients], programs: [...this.programs], first, last };
    const proof = { at: first, note: `in another connection: ${note}` };
    const later = { at: last, note: proof.note };
    return { note, fact: { value, spans: first === last ? [proof] : [proof, later] } };
  }
}
