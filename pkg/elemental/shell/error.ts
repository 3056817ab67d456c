import { exceptionToErrorsArray } from '@shell/utils/error';

/** What went wrong, in the words of whoever threw it: the server, the browser or the shell. */
export function errorText(error: unknown): string {
  const errors = exceptionToErrorsArray(error) as unknown[];

  return errors.map((one) => (hasMessage(one) ? one.message : String(one))).join(' ');
}

function hasMessage(error: unknown): error is { message: string } {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
