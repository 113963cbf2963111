// Bundles the program into dist/. React, Ink and the native module stay outside: a report loads none of them.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** Writes `tlswhy.js` and its chunks into `folder`; returns esbuild's metafile. */
export async function bundle(folder) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { tlswhy: 'src/cli/main.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
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
}
