// `npm run stacks`: writes what is learned from captures/stack-*: the table of ClientHellos, and how well it serves.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tlswhy-stacks-'));

/** The page measures with the table that is compiled in: so the table first, and then again. */
try {
  for (const part of ['tableFile', 'pageFile']) {
    const { [part]: file } = await bundled(part);
    const { path, text } = await file(root);
    writeFileSync(join(root, path), text);
    console.log(path);
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function bundled(name) {
  const outfile = join(folder, `${name}.mjs`);
  const banner = { js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);" };
  await build({
    absWorkingDir: root, entryPoints: ['bin/stacks/files.ts'], outfile, banner,
    bundle: true, format: 'esm', platform: 'node', target: 'node20.19', logLevel: 'warning', external: ['cap'],
  });
  return import(pathToFileURL(outfile).href);
}
