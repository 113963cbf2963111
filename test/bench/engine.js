// What part of the work is the rules': by V8's sampling profiler, on a build whose functions still have their names.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../bin/build.js';
import { median } from './measure.js';

/** Inside the project, where the build finds its packages. */
const FOLDER = fileURLToPath(new URL('data/', import.meta.url));
/** The engine's door: rules are asked, and look around, in there. */
const DOOR = { name: 'judge', file: 'src/rules/engine.ts' };
const EVERY_MICROSECONDS = 500;

/** The share of the main thread's samples that lie within the engine, garbage collection counted to the whole; 0 to 1. */
export async function engineShare(capture, rounds) {
  const folder = mkdtempSync(join(FOLDER, 'profile-'));
  try {
    await bundle(folder, { minify: false });
    return median(Array.from({ length: rounds }, () => profiled(folder, capture)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function profiled(folder, capture) {
  const profiles = join(folder, 'profiles');
  const program = join(folder, 'tlswhy.js');
  spawnSync(process.execPath, ['--cpu-prof', `--cpu-prof-interval=${EVERY_MICROSECONDS}`, `--cpu-prof-dir=${profiles}`, program, capture, '-f', 'text'], {
    stdio: 'ignore',
  });
  const [file] = readdirSync(profiles);
  const profile = JSON.parse(readFileSync(join(profiles, file), 'utf8'));
  rmSync(profiles, { recursive: true });
  return shareOf(profile, isDoor(folder));
}

/** Several functions are called `judge`; esbuild writes above each module where it comes from. */
function isDoor(folder) {
  const sources = new Map();
  const linesOf = (url) => {
    if (!sources.has(url)) sources.set(url, readFileSync(join(folder, url.split('/').pop()), 'utf8').split('\n'));
    return sources.get(url);
  };
  return ({ functionName, url, lineNumber }) => {
    if (functionName.replace(/\d+$/, '') !== DOOR.name || !url.includes(folder)) return false;
    const lines = linesOf(url);
    for (let at = lineNumber; at >= 0; at--) if (/^\/\/ src\//.test(lines[at])) return lines[at] === `// ${DOOR.file}`;
    return false;
  };
}

function shareOf({ nodes, samples, timeDeltas }, isWanted) {
  const within = new Set();
  const idle = new Set();
  const walk = (node, isInside) => {
    const here = isInside || isWanted(node.callFrame);
    if (here) within.add(node.id);
    if (node.callFrame.functionName === '(idle)') idle.add(node.id);
    for (const child of node.children ?? []) walk(byId.get(child), here);
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  walk(nodes[0], false);
  let [inside, all] = [0, 0];
  samples.forEach((id, index) => {
    if (idle.has(id)) return;
    all += timeDeltas[index];
    if (within.has(id)) inside += timeDeltas[index];
  });
  return inside / all;
}
