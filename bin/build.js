// Bundles the program and what the package exports into dist/. React, Ink and the native module stay outside: a report
// loads none of them. `--types` adds the declarations of the exports.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** What package.json exports beside the program, by file name in dist/. */
const exported = { rules: 'src/rules/public.ts', 'rules-test': 'src/cli/rule-test.ts' };

/** Writes `tlswhy.js`, what the package exports and their chunks into `folder`, by default with short names; returns esbuild's metafile. */
export async function bundle(folder, { minify = true } = {}) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { tlswhy: 'src/cli/main.ts', ...exported },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify,
    keepNames: false,
    legalComments: 'none',
    chunkNames: 'chunk-[hash]',
    external: ['ink', 'react', 'cap'],
    // Commander is CommonJS and calls require(), which ES modules do not have.
    banner: { js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);" },
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await bundle(join(root, 'dist'));
  if (process.argv.includes('--types')) {
    const { declare } = await import('./declarations.js');
    declare(Object.values(exported), join(root, 'dist/types'));
  }
}
