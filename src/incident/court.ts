import { millisBetween } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Sink } from '../bytes/stage.js';
import { judge, type RuleProblem } from '../rules/engine.js';
import type { Verdict } from '../rules/finding.js';
import type { Rule } from '../rules/rule.js';
import { ONE_INSTANT_MS, type Policy } from '../story/around.js';
import type { Story } from '../story/story.js';
import type { Incident } from './incident.js';
import { Incidents, type Moment } from './incidents.js';
import { cutAt, type Outcome } from './server-totals.js';
import { Surroundings } from './surroundings.js';

/** Where the court hands on what it decides. */
export interface Verdicts {
  /** One connection, judged for good; live, also connections that are not over. */
  verdict(verdict: Verdict): void;
  /** After the last verdict. */
  end(incidents: readonly Incident[]): void;
}

export interface CourtOptions {
  readonly policy?: Policy;
  /** Default: the built-in rules. */
  readonly rules?: ReadonlyMap<string, Rule>;
  /** Every story is told at once; nobody waits for hindsight. */
  readonly live?: boolean;
  /** A rule threw: told once for each rule. */
  readonly onProblem?: (problem: RuleProblem) => void;
}

interface Held {
  readonly story: Story;
  readonly moment: Moment;
}

/** A connection that worked until its server cut it off. */
interface CutOff {
  readonly verdict: Verdict;
  readonly at: FrameRef;
}

/** Within this time of a cut, others are cut too and new connections refused, if the server died. */
const PATIENCE_MS = 5_000;

/**
 * Judges stories as they end. A connection that worked is told and forgotten at once, or some seconds later where its
 * server cut it off; one that failed waits for the end of the capture, so that it is told with what became of its
 * neighbours.
 */
export class Court implements Sink<Story> {
  private readonly surroundings: Surroundings;
  private readonly grouped: Incidents;
  private readonly held: Held[] = [];
  private readonly cutOff: CutOff[] = [];
  private readonly reported = new Set<string>();

  constructor(
    private readonly out: Verdicts,
    private readonly options: CourtOptions = {},
  ) {
    this.surroundings = new Surroundings(options.policy);
    this.grouped = new Incidents(this.surroundings);
  }

  push(story: Story): void {
    const verdict = this.judge(story);
    if (story.unfinished) return this.out.verdict(verdict);
    this.surroundings.note(story, outcomeOf(verdict));
    this.reconsider(story.last);
    if (verdict.status !== 'failed') return this.worked(verdict);
    const moment = { healthy: this.surroundings.healthyBefore(story) };
    if (!this.options.live && this.held.length < limits.heldStories) this.held.push({ story, moment });
    else this.tell(verdict, moment);
  }

  /** Tells those that wait with what is known by now. */
  settle(): void {
    this.reconsider();
    for (const { story, moment } of this.held) this.tell(this.judge(story), moment);
    this.held.length = 0;
  }

  /** Once, after the last capture. */
  end(): void {
    this.settle();
    this.out.end(this.incidents);
  }

  /** Groups of what has been told so far. */
  get incidents(): readonly Incident[] {
    return this.grouped.tell();
  }

  private worked(verdict: Verdict): void {
    const at = this.options.live ? undefined : cutAt(verdict.story);
    if (at && this.cutOff.length < limits.heldStories) this.cutOff.push({ verdict, at });
    else this.out.verdict(verdict);
  }

  /** Tells those who have waited long enough by `now`, or all: judged again where others were cut off with them. */
  private reconsider(now?: FrameRef): void {
    const waiting = now ? this.cutOff.findIndex(({ at }) => millisBetween(at, now) <= PATIENCE_MS) : -1;
    const ready = this.cutOff.splice(0, waiting < 0 ? this.cutOff.length : waiting);
    for (const { verdict } of ready) {
      const { story } = verdict;
      const again = this.surroundings.cutTogether(story, ONE_INSTANT_MS) ? this.judge(story) : verdict;
      if (again.status === 'failed') this.tell(again, { healthy: this.surroundings.healthyBefore(story) });
      else this.out.verdict(again);
    }
  }

  private judge(story: Story): Verdict {
    return judge(story, this.surroundings, { rules: this.options.rules, onProblem: this.report });
  }

  private tell(verdict: Verdict, moment: Moment): void {
    this.grouped.add(verdict, moment);
    this.out.verdict(verdict);
  }

  private readonly report = (problem: RuleProblem): void => {
    if (this.reported.has(problem.rule)) return;
    this.reported.add(problem.rule);
    this.options.onProblem?.(problem);
  };
}

function outcomeOf({ status, story }: Verdict): Outcome {
  if (status === 'failed') return 'failed';
  // A client that leaves without a word after the handshake may have refused what it saw (curl judges the name last).
  const talked = story.client.applicationData ?? story.server.applicationData;
  const leftAtOnce = story.ending.by === 'client' && !talked;
  return story.tls.completed && !leftAtOnce ? 'healthy' : 'neither';
}
