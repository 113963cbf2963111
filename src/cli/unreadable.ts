import { CaptureError } from '../capture/packet.js';
import { InputError } from '../io/input-error.js';

/** Input that cannot be read: told in one sentence, exit status 3. Everything else that is thrown is a fault of ours. */
export function isUnreadable(error: unknown): error is InputError | CaptureError {
  return error instanceof InputError || error instanceof CaptureError;
}
