import { fileURLToPath } from 'node:url';
import { measure, median, wallTime } from './measure.js';
import { tools } from './tools.js';

const SMALL_CAPTURE = fileURLToPath(new URL('../../captures/python-no-trust-tls12/capture.pcap', import.meta.url));

/** All tools over one capture in turns, so that a busy minute of the machine falls on each: medians of `rounds`. */
export function race(path, rounds) {
  const runs = tools.map(() => []);
  for (let round = 0; round < rounds; round++) {
    tools.forEach((tool, index) => runs[index].push(measure(tool.argv(path))));
  }
  return tools.map((tool, index) => ({ tool, ...mediansOf(runs[index]) }));
}

function mediansOf(runs) {
  const of = (figure) => median(runs.map((run) => run[figure]));
  return { cpu: of('cpu'), wall: of('wall'), memory: of('memory') };
}

/** A capture of a few kilobytes, from the command to its verdict: medians of wall time in seconds. */
export function start(rounds) {
  const ours = tools[0].argv(SMALL_CAPTURE);
  const theirs = ['tshark', '-r', SMALL_CAPTURE];
  const times = { tlswhy: [], tshark: [] };
  for (let round = 0; round < rounds; round++) {
    times.tlswhy.push(wallTime(ours));
    times.tshark.push(wallTime(theirs));
  }
  return { tlswhy: median(times.tlswhy), tshark: median(times.tshark) };
}
