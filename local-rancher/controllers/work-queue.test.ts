import { setImmediate as tick } from 'node:timers/promises';
import { WorkQueue, type Outcome, type WorkQueueOptions } from './work-queue';

interface ControlledQueue {
  queue: WorkQueue;
  started: string[];
  /** Ends the work that was started first. */
  end: (outcome?: Outcome) => Promise<void>;
}

/** A queue whose work the test ends by hand. */
function controlledQueue(options: Partial<WorkQueueOptions> = {}): ControlledQueue {
  const started: string[] = [];
  const running: ((outcome: Outcome) => void)[] = [];
  const queue = new WorkQueue({
    parallel: 2,
    backoff: { firstMs: 10, maxMs: 25 },
    onError: () => undefined,
    work: async (key) => {
      started.push(key);

      return new Promise((resolve) => running.push(resolve));
    },
    ...options,
  });
  const end = async (outcome?: Outcome): Promise<void> => {
    running.shift()?.(outcome);
    await tick();
  };

  return { queue, started, end };
}

describe('WorkQueue', () => {
  it('only collects keys until it is started', () => {
    const { queue, started } = controlledQueue();

    queue.add('a');
    expect(started).toEqual([]);
    queue.start();
    expect(started).toEqual(['a']);
  });

  it('works on several keys at a time, but not on more than it may', async () => {
    const { queue, started, end } = controlledQueue();

    queue.start();
    ['a', 'b', 'c'].forEach((key) => {
      queue.add(key);
    });
    expect(started).toEqual(['a', 'b']);
    await end();
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('never works on one key twice at a time, and afterwards once more however often it was added', async () => {
    const { queue, started, end } = controlledQueue();

    queue.start();
    queue.add('a');
    queue.add('a');
    queue.add('a');
    expect(started).toEqual(['a']);
    await end();
    expect(started).toEqual(['a', 'a']);
    await end();
    expect(started).toEqual(['a', 'a']);
  });

  it('starts another key while one that was added again is still worked on', () => {
    const { queue, started } = controlledQueue();

    queue.start();
    queue.add('a');
    queue.add('a');
    queue.add('b');
    expect(started).toEqual(['a', 'b']);
  });

  it('ends what is under way before it is stopped, and starts nothing more', async () => {
    const { queue, started, end } = controlledQueue({ parallel: 1 });
    let isStopped = false;

    queue.start();
    queue.add('a');
    queue.add('b');
    const stopping = queue.stop().then(() => {
      isStopped = true;
    });

    await tick();
    expect(isStopped).toBe(false);
    await end({ retry: 'with backoff' });
    await stopping;
    queue.add('c');
    queue.start();
    await tick();
    expect(started).toEqual(['a']);
  });
});

describe('waiting', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('doubles with each failure up to the longest, and starts over after a success', async () => {
    const outcomes: Outcome[] = [...Array<Outcome>(4).fill({ retry: 'with backoff' }), undefined, { retry: 'with backoff' }];
    const waits: number[] = [];
    let last = 0;
    const queue = new WorkQueue({
      parallel: 1,
      backoff: { firstMs: 10, maxMs: 25 },
      onError: () => undefined,
      work: () => {
        waits.push(Date.now() - last);
        last = Date.now();

        return Promise.resolve(outcomes.shift());
      },
    });

    last = Date.now();
    queue.start();
    queue.add('a');
    await jest.advanceTimersByTimeAsync(200);
    expect(waits).toEqual([0, 10, 20, 25, 25]);

    last = Date.now();
    queue.add('a');
    await jest.advanceTimersByTimeAsync(200);
    expect(waits.slice(5)).toEqual([0, 10]);
  });

  it('takes as long as the work says, and failures are reported and tried again', async () => {
    const work = jest.fn<Promise<Outcome>, [string]>()
      .mockResolvedValueOnce({ afterMs: 1000 })
      .mockRejectedValueOnce(new Error('broken'))
      .mockResolvedValue(undefined);
    const onError = jest.fn();
    const queue = new WorkQueue({ parallel: 1, backoff: { firstMs: 5, maxMs: 5 }, onError, work });

    queue.start();
    queue.add('a');
    await jest.advanceTimersByTimeAsync(999);
    expect(work).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(5);
    expect(work).toHaveBeenCalledTimes(3);
    expect(onError.mock.calls).toEqual([['a', new Error('broken')]]);
  });

  it('of the operator recovers 20.5 s, 41 s or 82 s after the first failure', () => {
    const sum = (tries: number): number => Array.from({ length: tries }, (_, index) => 5 * 2 ** index).reduce((total, wait) => total + wait);

    expect([12, 13, 14].map(sum)).toEqual([20_475, 40_955, 81_915]);
  });
});
