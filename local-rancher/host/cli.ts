import { once } from 'node:events';
import { runCommand } from './commands';

const untilStopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal))).then(() => undefined);

const output = {
  say: (line: string): void => {
    console.log(line);
  },
  // The real client writes its log to standard error.
  program: (line: string): void => {
    console.error(line);
  },
};

void runCommand(process.argv.slice(2), output, untilStopped).then((code) => {
  process.exit(code);
});
