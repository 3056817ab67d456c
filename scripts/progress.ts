/** Shorter steps are not worth a line of their own. */
const WORTH_TELLING_SECONDS = 1;

/** Runs a step and says how long it took; what the step itself has to say goes to `log`, indented below its title. */
export async function step<T>(title: string, work: (log: (line: string) => void) => Promise<T>): Promise<T> {
  const start = Date.now();

  console.log(`• ${ title }`);
  const result = await work((line) => {
    console.log(`  ${ line }`);
  });
  const seconds = (Date.now() - start) / 1000;

  if (seconds >= WORTH_TELLING_SECONDS) {
    console.log(`  ${ seconds.toFixed(0) } s`);
  }

  return result;
}

/** Ends the program with a message for a person instead of a stack trace. */
export function endWith(error: unknown): never {
  console.error(`\n${ error instanceof Error ? error.message : String(error) }`);
  process.exit(1);
}
