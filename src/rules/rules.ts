import * as registry from './registry.js';
import type { Rule } from './rule.js';

/** Every rule that tlswhy brings along, by its id. */
export const builtInRules: ReadonlyMap<string, Rule> = new Map<string, Rule>(Object.entries(registry));
