import { statusOf } from './save-error';

/** How far something has been read from the server. */
export type Reading<T>
  = | { state: 'reading' }
  /** The user has no right to it. */
    | { state: 'forbidden' }
  /** There is no such object. */
    | { state: 'missing' }
  /** The server, or the way to it, failed; `detail` is in their words. */
    | { state: 'failed'; detail: string }
    | { state: 'read'; object: T };

/** What was read, if it was. */
export function objectOf<T>(reading: Reading<T> | undefined): T | undefined {
  return reading?.state === 'read' ? reading.object : undefined;
}

/**
 * What a failed request means: the server answers 403 where a right is missing and 404 where the object is. steve answers 404
 * as well where the user may not see the whole kind, so ask for kinds with a schema only.
 *
 * @param error as the shell's store throws it
 * @param detail the same in words
 */
export function failedReading(error: unknown, detail: string): Reading<never> {
  const status = statusOf(error);

  if (status === 403) {
    return { state: 'forbidden' };
  }

  return status === 404 ? { state: 'missing' } : { state: 'failed', detail };
}
