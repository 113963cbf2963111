import { CaptureError } from '../../src/capture/packet.js';
import { told as tell } from '../../src/report/connection.js';
import type { IncidentReport, Told } from '../../src/report/document.js';
import { judge } from '../../src/rules/index.js';
import type { TuiEvents, TuiSource } from '../../src/tui/source.js';
import { storiesOfFile } from '../build/stories.js';
import { failed, summaryOf, told } from '../report/told.js';

/** Connections told one after the other, of which every tenth failed. */
export function* crowd(count: number): Generator<Told> {
  for (let id = 1; id <= count; id++) {
    const client = { address: `10.0.${(id >> 8) & 255}.${id & 255}`, port: 40_000 + (id % 20_000) };
    yield id % 10 === 0 ? failed(id, {}, { client }) : told(id, { client, sni: `host${id % 300}.example.com` });
  }
}

/** A recorded capture of these connections, told at once. */
export function fixedSource(all: Told[], incidents: IncidentReport[] = [], warning?: string): TuiSource {
  return {
    title: 'incident.pcap',
    live: false,
    start(on) {
      for (const one of all) on.row(one);
      on.incidents(incidents);
      on.summary(summaryOf(all));
      if (warning) on.warning(warning);
      on.done();
    },
    stop() {},
    open: async (id) => all.find(({ connection }) => connection.id === id),
  };
}

/** A real capture, through all that is below the screen. */
export async function captureSource(path: string): Promise<TuiSource> {
  const { stories, error } = await storiesOfFile(path);
  const all = stories.map((story) => tell(judge(story), 6));
  const source = fixedSource(all, [], error instanceof CaptureError ? error.message : undefined);
  return { ...source, title: path };
}

/** Connections that come for ever, `perBeat` every 10 ms. */
export function liveSource(perBeat: number, most = Infinity): TuiSource {
  let timer: NodeJS.Timeout;
  let count = 0;
  const come = (on: TuiEvents, all: Iterator<Told>) => {
    for (let at = 0; at < perBeat && count < most; at++, count++) on.row(all.next().value as Told);
  };
  return {
    title: 'eth0',
    live: true,
    start(on) {
      const all = crowd(1e9);
      timer = setInterval(() => come(on, all), 10);
    },
    stop: () => clearInterval(timer),
    open: async (id) => failed(id),
    status: () => `${count} connections seen, libpcap`,
  };
}
