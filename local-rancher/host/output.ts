/** The command line was used in a way that it isn't meant to be; the message names the right form. */
export class Misuse extends Error {}

/** Where a command writes. */
export interface Output {
  /** Our own words. */
  say: (line: string) => void;
  /** The words of the simulated program. */
  program: (line: string) => void;
}
