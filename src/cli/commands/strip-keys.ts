import { openCapture } from '../../capture/decode.js';
import { CaptureError } from '../../capture/packet.js';
import { withoutSecrets } from '../../capture/without-secrets.js';
import { readCaptureFile } from '../../io/file.js';
import { readStream } from '../../io/stdin.js';
import { count } from '../../rules/words.js';
import { exitCode, type ExitCode, UsageError } from '../exit-codes.js';
import { complain } from '../messages.js';
import { ByteOutput } from '../output.js';

/** Copies a capture without its Decryption Secrets Blocks; what it did is told on standard error. */
export async function stripKeys(path: string, { output }: { output: string }): Promise<ExitCode> {
  if (output === '-') throw new UsageError('--output takes a file here, not standard output');
  let removed = 0;
  const copy = new ByteOutput(output, [path]);
  const decoder = openCapture({ push() {}, note() {}, end() {} }, withoutSecrets({ write: copy.write, removed: () => removed++ }));
  try {
    if (path === '-') await readStream(process.stdin, decoder);
    else await readCaptureFile(path, decoder);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    complain(`${path}: ${error.message} (at byte ${error.offset})${decoder.format ? `; ${output} has what came before` : ''}`);
    return exitCode.unreadable;
  } finally {
    copy.close();
  }
  complain(`${output}: ${said(removed, decoder.format)}`);
  return exitCode.nothing;
}

function said(removed: number, format: 'pcap' | 'pcapng' | undefined): string {
  if (format === 'pcap') return 'copied unchanged: pcap files have no place for secrets';
  return removed > 0 ? `${count(removed, 'block')} of secrets left out` : 'copied unchanged: there were no secrets in it';
}
