import { run } from './args.js';
import { complain } from './messages.js';
import { version } from './version.js';

/** A reader that had enough (`| head`) closes its end: everything is said that will be heard. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** A fault of ours: said in one sentence with the place, no stack trace. */
function broken(error: unknown): never {
  if (isClosedPipe(error)) process.exit();
  const place = error instanceof Error ? error.stack?.split('\n').find((line) => line.trim().startsWith('at '))?.trim() : undefined;
  complain(`this is a bug in tlswhy ${version}: ${error instanceof Error ? error.message : String(error)}${place ? ` (${place})` : ''}`);
  process.exit(70);
}

process.on('uncaughtException', broken);
process.exitCode = await run(process.argv.slice(2), version).catch(broken);
