/** What went wrong, in one sentence, whatever was thrown. Errors of Node itself aren't instances of `Error` in every realm. */
export function errorMessage(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
