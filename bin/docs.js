// `npm run docs`: writes the pages of docs/ that are made from the program itself. `--check` only compares.
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

const { pages, folders } = await generate('bin/docs/pages.ts');
const changed = [...pages].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);
const leftOver = folders.flatMap((folder) => pathsIn(folder)).filter((path) => !pages.has(path));
if (process.argv.includes('--check')) complain();
else write();

function write() {
  for (const path of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), pages.get(path));
  }
  for (const path of leftOver) rmSync(join(root, path));
  console.log(`${pages.size} pages; ${changed.length} written, ${leftOver.length} removed`);
}

function complain() {
  for (const path of changed) console.log(`${path} is not up to date`);
  for (const path of leftOver) console.log(`${path} belongs to nothing`);
  if (changed.length + leftOver.length > 0) process.exitCode = 1;
}

/** Runs the TypeScript module, bundled into a folder that is gone again afterwards. */
async function generate(path) {
  const folder = mkdtempSync(join(tmpdir(), 'tlswhy-docs-'));
  const banner = { js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);" };
  try {
    await build({
      absWorkingDir: root, entryPoints: { pages: path }, outdir: folder, outExtension: { '.js': '.mjs' }, banner,
      bundle: true, format: 'esm', platform: 'node', target: 'node20.19', logLevel: 'warning',
      // The screen stays in a chunk of its own, which nobody asks for.
      splitting: true, external: ['ink', 'react', 'cap'],
    });
    const { generatedPages, generatedFolders } = await import(pathToFileURL(join(folder, 'pages.mjs')).href);
    return { pages: await generatedPages(root), folders: generatedFolders };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function textOf(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function pathsIn(folder) {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  } catch {
    return [];
  }
}
