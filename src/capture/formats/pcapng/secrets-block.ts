import { padded } from './block.js';
import type { BlockReader } from './section.js';

const field = { type: 0, length: 4, data: 8 } as const;
/** `TLSK`: an NSS key log. */
const TLS_KEY_LOG = 0x544c534b;

/** Decryption Secrets Block, §4.7. */
export const decryptionSecrets: BlockReader = (block, options, section) => {
  block.atLeast(field.data, 'secrets block');
  const code = block.u32(block.body + field.type);
  const length = block.u32(block.body + field.length);
  const start = block.body + field.data;
  if (length > block.end - start) block.fail(`claims ${length} bytes of secrets, it has room for ${block.end - start}`);
  const format = code === TLS_KEY_LOG ? 'tls-key-log' : 'other';
  section.out.note({ type: 'secrets', format, code, bytes: block.copy(start, start + length) });
  options.from(start + padded(length));
  while (options.next()) section.comment(options);
};
