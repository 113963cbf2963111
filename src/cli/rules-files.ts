import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtInRules } from '../rules/rules.js';
import type { Rule } from '../rules/rule.js';
import { InputError } from '../io/input-error.js';
import { resolveRulesTo } from './rules-resolver.js';

/**
 * The built-in rules and those of `--rules` files: ES modules whose default export is a rule (its id is then
 * `local/<file name>`) or an object of rules by id. They are programs, and run with the rights of this one.
 */
export async function loadRules(paths: readonly string[]): Promise<ReadonlyMap<string, Rule>> {
  if (paths.length === 0) return builtInRules;
  const rules = new Map(builtInRules);
  // Beside this module when bundled.
  resolveRulesTo(new URL('./rules.js', import.meta.url).href);
  for (const path of paths) {
    for (const [id, rule] of await rulesIn(path)) rules.set(id, rule);
  }
  return rules;
}

async function rulesIn(path: string): Promise<[string, Rule][]> {
  const exported = await load(path);
  if (isRule(exported)) return [[`local/${basename(path).replace(/\.[cm]?[jt]s$/, '')}`, exported]];
  const entries: [string, unknown][] = isRecord(exported) ? Object.entries(exported) : [];
  if (entries.length === 0) throw new InputError(`cannot use ${path}: its default export is no rule and holds none`);
  return entries.map(([id, rule]) => {
    if (!isRule(rule)) throw new InputError(`cannot use ${path}: ${id} lacks ${missing(rule).join(', ')}`);
    return [id, rule];
  });
}

async function load(path: string): Promise<unknown> {
  try {
    const module: unknown = await import(pathToFileURL(resolve(path)).href);
    return isRecord(module) ? module.default : undefined;
  } catch (error) {
    throw new InputError(`cannot use ${path}: ${reason(path, error)}`);
  }
}

/** Node strips types from 22.18 on; before, it does not know what a `.ts` file is. */
function reason(path: string, error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isUntaught = 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts$/.test(path);
  if (!isUntaught) return error.message.split('\n', 1)[0];
  return `Node ${process.versions.node} does not run TypeScript, 22.18 and later do; compile it (npx tsc ${basename(path)}) or write JavaScript`;
}

const parts = { severity: 'string', summary: 'string', cites: 'object', match: 'function', explain: 'function' } as const;

function missing(value: unknown): string[] {
  const record = isRecord(value) ? value : {};
  const named = Object.entries(parts).filter(([part, type]) => typeof record[part] !== type).map(([part]) => part);
  return ['string', 'function'].includes(typeof record.certainty) ? named : [...named, 'certainty'];
}

function isRule(value: unknown): value is Rule {
  return isRecord(value) && missing(value).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
