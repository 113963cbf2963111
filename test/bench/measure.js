import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program to its end: CPU (user and system) and wall time in seconds, peak memory in MB. */
export function measure(argv) {
  const folder = mkdtempSync(join(tmpdir(), 'tlswhy-bench-'));
  try {
    return measured(argv, join(folder, 'times'), join(folder, 'errors'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a program complains of goes to a file: some say a megabyte, and a pipe would be one more to wait for. */
function measured(argv, times, errors) {
  const complaints = openSync(errors, 'w');
  const began = performance.now();
  const { status } = spawnSync('/usr/bin/time', ['-q', '-f', '%U %S %M', '-o', times, ...argv], {
    stdio: ['ignore', 'ignore', complaints],
  });
  const wall = (performance.now() - began) / 1000;
  closeSync(complaints);
  const figures = /^([\d.]+) ([\d.]+) (\d+)\s*$/.exec(readFileSync(times, 'utf8'));
  // 1: tlswhy found failures, as it should.
  if (!figures || status === null || status > 1) throw new Error(`${argv.join(' ')} failed (${status}): ${readFileSync(errors, 'utf8').slice(-500)}`);
  return { cpu: Number(figures[1]) + Number(figures[2]), wall, memory: Number(figures[3]) / 1024 };
}

/** Wall time alone, in seconds. */
export function wallTime([program, ...args]) {
  const began = performance.now();
  spawnSync(program, args, { stdio: 'ignore' });
  return (performance.now() - began) / 1000;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
