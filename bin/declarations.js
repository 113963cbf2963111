// Writes the type declarations of what the package exports, and of what these mention; nothing else of src/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');

/** Who has no @types/node and checks declarations too shall not stumble over one key object. */
const WITHOUT_NODE_TYPES = '// @ts-ignore: any, where there is no @types/node';

/** Writes one `.d.ts` for each source that `entries` need, into `folder`, laid out as `src/` is. */
export function declare(entries, folder) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: entries }, ts.sys, root);
  const program = ts.createProgram(entries.map((path) => join(root, path)), {
    ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, noCheck: true, rootDir: join(root, 'src'), outDir: folder,
  });
  const waiting = entries.map((path) => join(root, path));
  const done = new Set();
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (done.has(path)) continue;
    done.add(path);
    waiting.push(...emit(program, path));
  }
  return [...done].map((path) => relative(root, path));
}

/** Writes the declarations of one source; returns the sources that they mention. */
function emit(program, path) {
  const source = program.getSourceFile(path);
  if (!source) throw new Error(`${path} is not part of the program`);
  let mentioned = [];
  program.emit(source, (target, text) => {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text.replace(/^import .* from 'node:/gm, `${WITHOUT_NODE_TYPES}\n$&`));
    mentioned = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  }, undefined, true);
  return mentioned.filter((name) => name.startsWith('.')).map((name) => join(dirname(path), name.replace(/\.js$/, '.ts')));
}
