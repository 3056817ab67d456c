import { parseArgs } from 'node:util';

const USAGE = `npm run bench -- [options]

  --sizes N,…     how many machines, and as many ConfigMaps: 100,1000,10000,100000
  --rounds N      how often each list is opened at each size (5)
  --no-arrivals   don't watch the lists while 1,000 objects arrive, which takes two and a half minutes at each size
`;

export interface BenchOptions {
  /** Growing. */
  sizes: number[];
  rounds: number;
  arrivals: boolean;
}

/**
 * @param args as typed after the command
 * @throws Error with what is wrong and the usage
 */
export function benchOptions(args: string[]): BenchOptions | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        'sizes': { type: 'string', default: '100,1000,10000,100000' },
        'rounds': { type: 'string', default: '5' },
        'no-arrivals': { type: 'boolean', default: false },
        'help': { type: 'boolean', default: false },
      },
    });

    if (values.help) {
      console.log(USAGE);

      return 'help';
    }

    return {
      sizes: values.sizes.split(',').map((size) => positive('--sizes', size)).sort((one, other) => one - other),
      rounds: positive('--rounds', values.rounds),
      arrivals: !values['no-arrivals'],
    };
  } catch (error) {
    throw new Error(`${ error instanceof Error ? error.message : String(error) }\n\n${ USAGE }`, { cause: error });
  }
}

function positive(option: string, value: string): number {
  if (!/^[1-9]\d*$/.test(value)) {
    throw new Error(`${ option } needs whole numbers from 1, not "${ value }".`);
  }

  return Number(value);
}
