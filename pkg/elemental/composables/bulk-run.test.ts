import { effectScope, type EffectScope } from 'vue';
import { useBulkRun, type BulkRun } from './bulk-run';

/** Steps that end when they are told to. */
function steps() {
  const begun: { item: number; done: () => void; fail: (error: unknown) => void }[] = [];

  return {
    begun,
    step: (item: number) => new Promise<void>((resolve, reject) => {
      begun.push({ item, done: resolve, fail: reject });
    }),
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
}

function results({ failures, notBegun, progress, state }: BulkRun<number>) {
  return { failures: failures.value, notBegun: notBegun.value, ...progress, state: state.value };
}

const NUMBERS = Array.from({ length: 12 }, (_, index) => index);

describe('useBulkRun', () => {
  let scope: EffectScope;

  beforeEach(() => {
    scope = effectScope();
  });
  afterEach(() => {
    scope.stop();
  });

  function inScope(...args: Parameters<typeof useBulkRun<number>>): BulkRun<number> {
    const run = scope.run(() => useBulkRun(...args));

    if (!run) {
      throw new Error('The scope is over.');
    }

    return run;
  }

  it('has five under way at once, and begins the next when one ends', async () => {
    const { begun, step } = steps();
    const run = inScope(step);
    const over = run.run(NUMBERS);

    expect(begun).toHaveLength(5);
    expect(results(run)).toMatchObject({ done: 0, failed: 0, total: 12, state: 'running' });
    begun[2]?.done();
    await settled();
    expect(begun.map(({ item }) => item)).toStrictEqual([0, 1, 2, 3, 4, 5]);
    expect(run.progress.done).toBe(1);
    for (let index = 0; index < 12; index += 1) {
      begun[index]?.done();
      await settled();
    }
    await over;
    expect(results(run)).toStrictEqual({ failures: [], failed: 0, notBegun: [], done: 12, total: 12, state: 'over' });
  });

  it('keeps what failed with its message, and tries that alone again', async () => {
    const tried: number[] = [];
    const done: number[] = [];
    let isDown = true;
    const run = inScope((item: number) => {
      tried.push(item);

      return isDown && item % 5 === 0 ? Promise.reject(new Error(`no ${ item }`)) : Promise.resolve();
    }, (item) => {
      done.push(item);
    });

    await run.run(NUMBERS);
    expect(run.failures.value).toStrictEqual([0, 5, 10].map((item) => ({ item, detail: `no ${ item }` })));
    expect(results(run)).toMatchObject({ done: 9, failed: 3, total: 12 });

    isDown = false;
    tried.length = 0;
    await run.tryAgain();
    expect(tried).toStrictEqual([0, 5, 10]);
    expect(results(run)).toMatchObject({ done: 3, total: 3, state: 'over', notBegun: [] });
    expect(done.sort((one, other) => one - other)).toStrictEqual(NUMBERS);
  });

  it('fails where a step throws before it begins', async () => {
    const run = inScope((): Promise<void> => {
      throw new Error('at once');
    });

    await run.run([1]);
    expect(run.failures.value).toStrictEqual([{ item: 1, detail: 'at once' }]);
  });

  it('begins nothing more when it is stopped, and goes on with that later', async () => {
    const { begun, step } = steps();
    const run = inScope(step);
    const over = run.run(NUMBERS);

    run.cancel();
    expect(run.isCancelled.value).toBe(true);
    begun.forEach(({ done, fail, item }) => {
      if (item === 3) {
        fail('no');
      } else {
        done();
      }
    });
    await over;
    expect(results(run)).toMatchObject({ done: 4, failed: 1, failures: [{ item: 3, detail: 'no' }], state: 'over' });
    expect(run.notBegun.value).toStrictEqual([5, 6, 7, 8, 9, 10, 11]);

    void run.tryAgain();
    expect(run.isCancelled.value).toBe(false);
    expect(begun.slice(5).map(({ item }) => item)).toStrictEqual([3, 5, 6, 7, 8]);
  });

  it('stops with the component that it belongs to', async () => {
    const { begun, step } = steps();
    const over = inScope(step).run(NUMBERS);

    scope.stop();
    begun.forEach(({ done }) => {
      done();
    });
    await over;
    expect(begun).toHaveLength(5);
  });

  it('runs but once at a time, and nothing where there is nothing', async () => {
    const { begun, step } = steps();
    const run = inScope(step);

    void run.run([1]);
    await run.run([2]);
    expect(begun.map(({ item }) => item)).toStrictEqual([1]);

    const other = inScope(step);

    other.cancel();
    await other.run([]);
    expect(results(other)).toMatchObject({ done: 0, total: 0, state: 'over' });
  });
});
