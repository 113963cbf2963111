#!/usr/bin/env node
import module from 'node:module';
import v8 from 'node:v8';
// The heap may grow by 80 % between two collections, not threefold: 200 MB at the most instead of 260, in the same time.
v8.setFlagsFromString('--heap-growing-percent=80');
module.enableCompileCache?.();
await import('../dist/tlswhy.js');
