import { bench } from '../test/bench/bench';
import { benchOptions } from '../test/bench/options';
import { ensureChromium } from './chromium';
import { endWith } from './progress';

// Compares our list of machines with a list of the shell's own, at several sizes: see test/bench.
async function run(): Promise<void> {
  const options = benchOptions(process.argv.slice(2));

  if (options !== 'help') {
    ensureChromium();
    await bench(options);
  }
}

run().then(() => process.exit(0), endWith);
