import { type CaptureDecoder, openCapture } from '../capture/decode.js';
import { CaptureError, type CaptureNote, type CaptureSink, type Packet } from '../capture/packet.js';
import type { FrameRef } from '../bytes/span.js';
import type { Sink } from '../bytes/stage.js';
import { formatInstant, isKnown } from '../bytes/instant.js';
import { Court } from '../incident/court.js';
import type { Incident } from '../incident/incident.js';
import { type Progress, readCaptureFile } from '../io/file.js';
import { readStream } from '../io/stdin.js';
import { dissect } from '../net/dissect.js';
import { type CaptureFacts, CaptureTally } from '../report/capture-tally.js';
import { told } from '../report/connection.js';
import type { CaptureReport, IncidentReport, Summary, Told } from '../report/document.js';
import type { Where } from '../report/where.js';
import type { Verdict } from '../rules/finding.js';
import { bearsOnTls } from '../rules/status.js';
import type { Rule } from '../rules/rule.js';
import type { Story } from '../story/story.js';
import { Teller } from '../story/teller.js';
import { CertificateIntern } from '../x509/intern.js';
import type { TrustList } from '../x509/trust.js';
import { HoldBack } from './hold-back.js';
import { KeyReach } from './key-reach.js';
import { Secrets } from './secrets.js';
import { CaptureClock } from './capture-clock.js';

/** What connections are judged by, and which of them are told. */
export interface AnalysisSettings {
  readonly trust: TrustList;
  /** Certificates are judged at this time; default: the capture's own. */
  readonly at?: Date;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Tell connections that have nothing to do with TLS too. */
  readonly all: boolean;
  readonly where?: Where;
  /** Default: those that captures carry. */
  readonly secrets?: Secrets;
}

/** What an analysis tells: connections as they are judged, then the rest, once. */
export interface AnalysisListener {
  told(told: Told): void;
  end(captures: CaptureReport[], incidents: IncidentReport[], summary: Summary): void;
  warning(text: string): void;
  progress?: Progress;
}

/** A live connection that is over is told this long (seconds) after its last packet: late ones still belong to it. */
const LIVE_LINGER_SECONDS = 0.25;
/** Live, an unfinished connection that is silent for so long is told and let go. */
const LIVE_IDLE_SECONDS = 120;
/** How often time passes for what is live: a failure is told well within a second of its packet. */
export const TICK_MS = 100;
/** Where a key log grows beside a live capture, packets wait so long (ms) for the secrets that open them. */
const SECRETS_MS = 300;

/**
 * Reads captures one after the other; `-` is standard input, which with `follow` is told as it comes, as a live capture
 * is. A capture that breaks off is told up to there.
 */
export async function analyseFiles(
  paths: readonly string[],
  settings: AnalysisSettings,
  on: AnalysisListener,
  { follow = false } = {},
): Promise<void> {
  const analysis = new Analysis(settings, on, { live: false, follow });
  for (const path of paths) await analysis.read(path);
  analysis.end();
}

/** A live capture: packets go into `packets`, `tick` is called a few times a second, `end` once. */
export interface LiveAnalysis {
  readonly packets: CaptureSink;
  tick(now: FrameRef): void;
  end(error?: CaptureError): void;
}

export function analyseLive(name: string, linkType: number, settings: AnalysisSettings, on: AnalysisListener): LiveAnalysis {
  const analysis = new Analysis(settings, on, { live: true, follow: true });
  const intake = analysis.open(name, () => 6, true);
  const held = analysis.holdBack(intake);
  return {
    packets: held ?? intake,
    tick(now) {
      held?.release();
      intake.tick(held ? earlier(now, SECRETS_MS) : now);
    },
    end(error) {
      (held ?? intake).end();
      const { packets } = intake.tally;
      analysis.close(intake, { format: 'live', linkTypes: [linkType], digits: 6, bytes: intake.bytes, error });
      if (packets === 0) on.warning('no packet was captured');
      analysis.end();
    },
  };
}

/** What the reader of a capture knows of it. */
type FileFacts = Pick<CaptureFacts, 'format' | 'linkTypes' | 'digits' | 'bytes' | 'error'>;

/** Everything between the bytes of captures and what reports are made of. */
class Analysis {
  private readonly court: Court;
  private readonly certificates = new CertificateIntern();
  private readonly captures: (() => CaptureReport)[] = [];
  private readonly summary: Summary = { connections: 0, ok: 0, degraded: 0, failed: 0, incomplete: 0 };
  private readonly toldIds = new Set<number>();
  private readonly digits: (() => number)[] = [];
  private readonly others: number[] = [];
  private readonly reach = new KeyReach();
  private readonly secrets: Secrets;
  private nextId = 1;

  constructor(
    private readonly settings: AnalysisSettings,
    private readonly on: AnalysisListener,
    private readonly mode: { readonly live: boolean; readonly follow: boolean },
  ) {
    const { trust, at, rules } = settings;
    this.secrets = settings.secrets ?? new Secrets();
    this.court = new Court(
      { verdict: (verdict) => this.verdict(verdict), end: (incidents) => this.finish(incidents) },
      {
        policy: { trust, at: at && { seconds: Math.floor(at.getTime() / 1000), nanos: (at.getTime() % 1000) * 1e6 } },
        rules,
        live: mode.live,
        onProblem: ({ rule, message }) => on.warning(`the rule ${rule} failed and was passed over: ${message}`),
      },
    );
  }

  async read(path: string): Promise<void> {
    const isInput = path === '-';
    if (isInput) this.secrets.expect();
    else await this.secrets.search(path);
    const intake = this.open(path, () => decoder.digits, isInput && this.mode.follow);
    const held = isInput ? this.holdBack(intake) : undefined;
    const decoder: CaptureDecoder = openCapture(held ?? intake);
    let error: CaptureError | undefined;
    try {
      if (isInput) await this.readInput(decoder, intake, held);
      else await readCaptureFile(path, decoder, this.on.progress);
    } catch (thrown) {
      if (!(thrown instanceof CaptureError)) throw thrown;
      error = thrown;
    }
    const { format, linkTypes, digits, bytes } = decoder;
    this.close(intake, { format, linkTypes, digits, bytes, error });
  }

  /** Standard input may be written while it is read: secrets come, and time passes for the connections. */
  private async readInput(decoder: CaptureDecoder, intake: Intake, held?: HoldBack): Promise<void> {
    const clock = new CaptureClock(intake.tally);
    const ticks = setInterval(() => {
      held?.release();
      if (!this.mode.follow || !clock.isRunning) return;
      intake.tick(clock.now());
      this.court.settle();
    }, TICK_MS);
    try {
      await readStream(process.stdin, decoder);
    } finally {
      clearInterval(ticks);
    }
  }

  open(path: string, digits: () => number, live: boolean): Intake {
    const capture = this.digits.push(digits) - 1;
    this.others[capture] = 0;
    const limits = live ? { lingerSeconds: LIVE_LINGER_SECONDS, idleSeconds: LIVE_IDLE_SECONDS } : {};
    const { certificates, secrets } = this;
    const options = { capture, certificates, firstId: this.nextId, live, ...limits, get keys() { return secrets.keys; } };
    return new Intake(path, capture, (stories) => new Teller(stories, options), this.court, secrets);
  }

  /** Where a key log grows, packets wait for it. */
  holdBack(intake: Intake): HoldBack | undefined {
    return this.secrets.mayGrow ? new HoldBack(intake, SECRETS_MS, () => this.secrets.refresh()) : undefined;
  }

  /** The capture is read; what is said of it waits for the last verdict. */
  close({ path, capture, tally, teller }: Intake, facts: FileFacts): void {
    this.nextId = teller.nextId;
    this.captures.push(() => {
      return tally.report({ path, ...facts, undecoded: teller.leftBehind, otherConnections: this.others[capture] });
    });
  }

  end(): void {
    this.court.end();
    const complaint = this.secrets.complaint ?? this.reach.shortfall(this.secrets.given);
    if (complaint) this.on.warning(complaint);
  }

  private verdict(verdict: Verdict): void {
    const { capture, id } = verdict.story;
    if (!verdict.story.unfinished) this.reach.note(verdict.story);
    if (!this.settings.all && !bearsOnTls(verdict)) {
      this.others[capture]++;
      return;
    }
    const connection = told(verdict, this.digits[capture]());
    if (this.settings.where && !this.settings.where(connection.connection)) return;
    if (!verdict.story.unfinished) this.count(verdict, id);
    this.on.told(connection);
  }

  private count({ status }: Verdict, id: number): void {
    this.summary.connections++;
    this.summary[status]++;
    if (status === 'failed' || status === 'degraded') this.toldIds.add(id);
  }

  private finish(incidents: readonly Incident[]): void {
    const captures = this.captures.map((report) => report());
    this.on.end(captures, incidents.flatMap((incident) => this.incident(incident)), this.summary);
  }

  /** Only what concerns connections that were told. */
  private incident(incident: Incident): IncidentReport[] {
    const shown = incident.connections.filter((id) => this.toldIds.has(id));
    if (shown.length < 2) return [];
    const digits = Math.max(...this.digits.map((one) => one()));
    const time = (at: FrameRef) => (isKnown(at) ? formatInstant(at, digits) : undefined);
    const { rule, title, summary, severity, servers, clients, first, last, healthyBefore, healthyAfter } = incident;
    return [
      {
        rule,
        title,
        summary,
        severity,
        connections: shown,
        servers: [...servers],
        clients: [...clients],
        firstTime: time(first),
        lastTime: time(last),
        healthyBefore,
        healthyAfter,
      },
    ];
  }
}

/** So many milliseconds before. */
function earlier({ frame, seconds, nanos }: FrameRef, ms: number): FrameRef {
  const past = nanos - ms * 1e6;
  return past >= 0 ? { frame, seconds, nanos: past } : { frame, seconds: seconds - 1, nanos: past + 1e9 };
}

/** Where the packets of one capture go in: counted, taken apart, told, judged. */
class Intake implements CaptureSink {
  readonly tally = new CaptureTally();
  readonly teller: Teller;
  bytes = 0;
  private readonly packets: Sink<Packet>;

  constructor(
    readonly path: string,
    readonly capture: number,
    makeTeller: (stories: Sink<Story>) => Teller,
    private readonly court: Court,
    private readonly secrets: Secrets,
  ) {
    this.teller = makeTeller({ push: (story) => this.story(story), end: () => {} });
    this.packets = dissect(this.teller);
  }

  push(packet: Packet): void {
    this.tally.packet(packet);
    this.bytes += packet.end - packet.start;
    this.packets.push(packet);
  }

  note(note: CaptureNote): void {
    this.tally.note(note);
    this.secrets.take(note);
  }

  tick(now: FrameRef): void {
    this.teller.tick(now);
  }

  end(): void {
    this.packets.end();
  }

  private story(story: Story): void {
    if (!story.unfinished) this.tally.story(story);
    this.court.push(story);
  }
}
