import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program to its end: CPU (user and system) and wall time in seconds, peak memory in MB, exit status. */
export function measure(argv) {
  const folder = mkdtempSync(join(tmpdir(), 'tlswhy-bench-'));
  try {
    return measured(argv, join(folder, 'times'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(argv, times) {
  const began = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/time', ['-q', '-f', '%U %S %M', '-o', times, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const wall = (performance.now() - began) / 1000;
  const figures = /^([\d.]+) ([\d.]+) (\d+)\s*$/.exec(readFileSync(times, 'utf8'));
  if (!figures || status === null || status > 1) throw new Error(`${argv.join(' ')} failed (${status}): ${stderr}`);
  return { cpu: Number(figures[1]) + Number(figures[2]), wall, memory: Number(figures[3]) / 1024, status };
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
