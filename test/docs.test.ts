import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generatedFolders, generatedPages } from '../bin/docs/pages.js';
import { families } from '../bin/docs/rules-index.js';
import { build } from '../src/cli/args.js';
import { parseWhere, whereFields } from '../src/report/where.js';
import { explain } from '../src/rules/explain/index.js';
import { builtInRules } from '../src/rules/rules.js';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'captures/README.md', ...filesIn('docs').filter((path) => path.endsWith('.md'))];
const written = pages.filter((path) => !read(path).startsWith('<!-- Made by'));

describe('the pages that are made from the program', () => {
  let made = new Map<string, string>();
  beforeAll(async () => void (made = await generatedPages(root)));

  it('are up to date (npm run docs)', () => {
    const stale = [...made].filter(([path, text]) => !existsSync(join(root, path)) || read(path) !== text);
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  it('are all there is in their folders (npm run docs)', () => {
    expect(generatedFolders.flatMap(filesIn).filter((path) => !made.has(path))).toEqual([]);
  });

  it('say what each family of rules is about', () => {
    const names = [...builtInRules.keys()].map((id) => id.split('/')[0]);
    expect([...new Set(names)].filter((name) => !Object.hasOwn(families, name))).toEqual([]);
  });
});

describe.each(written)('%s', (path) => {
  it('names files that exist', () => {
    const named = [...read(path).matchAll(/`((?:src|test|bin|docs|captures)\/[\w./-]+)`/g)].map(([, name]) => name);
    expect(named.filter((name) => !existsSync(join(root, name)) && !name.includes(example))).toEqual([]);
  });

  it('shows command lines that tlswhy understands', async () => {
    for (const line of commandLines(path)) await expect(understood(line), line.join(' ')).resolves.toBeUndefined();
  });

  it('shows npm scripts that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = [...read(path).matchAll(/\bnpm run (?:--?\w+ )*([a-z]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

/** The rule that CONTRIBUTING adds, which is not there. */
const example = 'no-forward-secrecy';

describe('the docs', () => {
  it('link to files and headings that exist', () => {
    expect(pages.flatMap((path) => brokenLinks(path))).toEqual([]);
  });

  it('explain every field of --where', () => {
    const explained = [...read('docs/reference/where.md').matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names]) => names.match(/\w+/g) ?? []);
    expect([...whereFields].sort()).toEqual(explained.sort());
  });

  it('show a rule whose imports exist', () => {
    const [rule, test] = codeBlocks('CONTRIBUTING.md', 'ts');
    expect([...missingImports(rule, 'src/rules/negotiation'), ...missingImports(test, 'test/rules/negotiation')]).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

function codeBlocks(path: string, language: string): string[] {
  return [...read(path).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text);
}

/** Arguments of each call of tlswhy in a page's shell blocks, also behind `|` and `npm start --`. */
function commandLines(path: string): string[][] {
  return codeBlocks(path, 'sh')
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => pipeline(shellWords(line)))
    .map((words) => (words.slice(0, 3).join(' ') === 'npm start --' ? ['tlswhy', ...words.slice(3)] : words))
    .filter(([program]) => program === 'tlswhy')
    .map(([, ...args]) => args);
}

/** Words of one line as a shell has them; enough for the lines of our docs. What follows a blank and `#` is no part of it. */
function shellWords(line: string): string[] {
  const words = line.match(/#.*|'[^']*'|"[^"]*"|[^\s'"]+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) => word.replace(/^(['"])(.*)\1$/s, '$2'));
}

function pipeline(words: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === '|') parts.push([]);
    else parts[parts.length - 1].push(word);
  }
  return parts.map((part) => part.slice(0, part.includes('>>') ? part.indexOf('>>') : undefined));
}

/** Throws what the command line would complain of; nothing is run. */
async function understood(args: readonly string[]): Promise<void> {
  const program = build('0.0.0', () => {});
  for (const command of program.commands) {
    command.action((...given: unknown[]) => {
      if (command.name() === 'explain' && !explain(args.slice(1).join(' '))) throw new Error('explain does not know it');
      const options: unknown = given[given.length - 2];
      if (isRecord(options) && typeof options.where === 'string') parseWhere(options.where);
    });
  }
  await program.parseAsync(args, { from: 'user' });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function brokenLinks(path: string): string[] {
  const prose = read(path).replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => !/^https?:/.test(target));
  return targets.filter((target) => !resolves(path, target)).map((target) => `${path}: ${target}`);
}

function resolves(from: string, target: string): boolean {
  const [file, heading] = target.split('#');
  const path = file === '' ? from : normalize(join(dirname(from), file));
  if (!existsSync(join(root, path))) return false;
  return heading === undefined || (path.endsWith('.md') && anchorsOf(path).includes(heading));
}

/** As GitHub makes them of headings. */
function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, text]) => text.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}

function missingImports(code: string, folder: string): string[] {
  const imports = [...code.matchAll(/^import \{ (.*?) \} from '(\.[^']*)\.js';$/gm)];
  return imports.flatMap(([, names, file]) => {
    const path = `${join(folder, file)}.ts`;
    const text = existsSync(join(root, path)) ? read(path) : '';
    return names.split(', ').filter((name) => !new RegExp(`^export (?:function|const|class) ${name}\\b`, 'm').test(text)).map((name) => `${path}: ${name}`);
  });
}
