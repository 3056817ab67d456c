/** How many characters at the end of a token stay readable, so that a person can tell two apart. */
const READABLE = 2;
const MASK = '••••••';

/**
 * A registration token with all but its last characters hidden: whoever has it can register a machine. A token so short
 * that its end would give it away is hidden altogether.
 */
export function maskedToken(token: string): string {
  return token.length >= READABLE * 4 ? MASK + token.slice(-READABLE) : MASK;
}

/** A registration URL with its token hidden; only what comes before the last slash is no secret. */
export function maskedUrl(url: string): string {
  const end = url.lastIndexOf('/') + 1;

  return end ? url.slice(0, end) + maskedToken(url.slice(end)) : maskedToken(url);
}
