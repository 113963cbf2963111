/** An input that cannot be opened or read; the message is one sentence for people. */
export class InputError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InputError';
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is not a directory',
  EISDIR: 'it is a directory, not a capture',
  EACCES: 'you have no permission to read it',
  EPERM: 'you have no permission to read it',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** Says in words what the system's error means. */
export function inputError(path: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new InputError(`cannot read ${path}: ${reason}`, { cause: error });
}
