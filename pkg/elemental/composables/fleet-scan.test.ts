import { flushPromises } from '@vue/test-utils';
import { effectScope } from 'vue';
import { pagedServer } from '../../../test/support/components/paged-server';
import { inSetup } from '../../../test/support/components/mount';
import { INVENTORY, type MachineInventory } from '../types';
import { SCAN_PAGE } from './fleet-reader';
import { useFleetScan, type FleetScan, type ScanVisitor } from './fleet-scan';

function labelsOf(number: number): Record<string, string> {
  return number % 2 ? { odd: '' } : {};
}

function machines(count: number): MachineInventory[] {
  return Array.from({ length: count }, (_, number) => (
    { metadata: { namespace: 'fleet-default', name: `m-${ String(number).padStart(6, '0') }`, labels: labelsOf(number) } }));
}

interface Scanned {
  scan: FleetScan;
  /** Names that were seen, in order. */
  seen: string[];
  server: ReturnType<typeof pagedServer>;
  /** Ends what a component would end. */
  stop: () => void;
}

function scanned(objects: MachineInventory[] | Error, visitor: Partial<ScanVisitor> = {}): Scanned {
  const server = pagedServer({ [INVENTORY]: objects });
  const seen: string[] = [];
  const scope = effectScope();
  const scan = inSetup(() => scope.run(() => useFleetScan({
    begin: () => {
      seen.length = 0;
    },
    page: (page) => {
      seen.push(...page.map(({ metadata }) => metadata?.name ?? ''));

      return false;
    },
    ...visitor,
  })), server);

  if (!scan) {
    throw new Error('there is no scan');
  }

  return { scan, seen, server, stop: () => {
    scope.stop();
  } };
}

function failOnce(server: Scanned['server'], at: number): void {
  const answer = server.actions['management/findPage'];
  let count = 0;

  server.actions['management/findPage'] = async (request) => {
    if (++count === at) {
      throw new Error('503');
    }

    return answer?.(request);
  };
}

describe('a scan of the fleet', () => {
  it('shows each machine once, by pages that the store does not keep or watch', async () => {
    const all = machines(2500);
    const { scan, seen, server } = scanned(all);

    expect(scan.state.value.step).toBe('idle');
    await scan.start();
    expect(seen).toStrictEqual(all.map(({ metadata }) => metadata?.name));
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 2500, total: 2500 });
    expect(server.asked).toHaveLength(3);
    for (const { opt } of server.asked) {
      expect(opt).toMatchObject({ transient: true, watch: false, pagination: { sort: [{ field: 'id', asc: true }] } });
      expect(opt.pagination.pageSize).toBeLessThanOrEqual(SCAN_PAGE);
    }
  });

  it('stops in the middle and goes on from there', async () => {
    const all = machines(2500);
    const { scan, seen } = scanned(all, {});
    const running = scan.start();

    scan.cancel();
    await running;
    expect(scan.state.value).toMatchObject({ step: 'stopped', seen: 1000, total: 2500 });
    expect(scan.state.value.detail).toBeUndefined();
    await scan.goOn();
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 2500 });
    expect(seen).toStrictEqual(all.map(({ metadata }) => metadata?.name));
  });

  it('goes on as if nothing were, if it has not stopped yet', async () => {
    const { scan, seen } = scanned(machines(2500));
    const running = scan.start();

    scan.cancel();
    await scan.goOn();
    expect(scan.isRunning.value).toBe(true);
    await running;
    expect(scan.state.value.step).toBe('done');
    expect(seen).toHaveLength(2500);
  });

  it('says what the server said, and goes on from the same page', async () => {
    const server = pagedServer({ [INVENTORY]: machines(2500) });

    failOnce(server, 2);
    const seen: string[] = [];
    const scan = inSetup(() => useFleetScan({ begin: () => undefined, page: (page) => {
      seen.push(...page.map(({ metadata }) => metadata?.name ?? ''));

      return false;
    } }), server);

    await scan.start();
    expect(scan.state.value).toMatchObject({ step: 'stopped', seen: 1000, total: 2500, detail: '503' });
    await scan.goOn();
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 2500, detail: undefined });
    expect(new Set(seen).size).toBe(2500);
  });

  it('starts anew in the middle, and shows nothing of the old one', async () => {
    const { scan, seen } = scanned(machines(2500));
    const first = scan.start();
    const second = scan.start();

    await Promise.all([first, second]);
    expect(seen).toHaveLength(2500);
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 2500 });
  });

  it('is over when its visitor wants no more', async () => {
    const done = jest.fn();
    const { scan, server } = scanned(machines(2500), { page: () => true, done });

    await scan.start();
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 1000, total: 2500 });
    expect(done).toHaveBeenCalledTimes(1);
    expect(server.asked).toHaveLength(1);
  });

  it('waits for its visitor before it reads on, and ends with its component', async () => {
    let goOn: (() => void) | undefined;
    const { scan, server, stop } = scanned(machines(2500), { page: () => new Promise((resolve) => {
      goOn = () => {
        resolve(false);
      };
    }) });

    void scan.start();
    await flushPromises();
    expect(server.asked).toHaveLength(1);
    stop();
    goOn?.();
    await flushPromises();
    expect(server.asked).toHaveLength(1);
    expect(scan.state.value.step).toBe('running');
  });

  it('of parts of the fleet knows the whole from the beginning', async () => {
    const totals: number[] = [];
    const { scan, seen } = scanned(machines(2500), {
      selectors: () => [
        { matchExpressions: [{ key: 'odd', operator: 'Exists' }] }, { matchExpressions: [{ key: 'odd', operator: 'DoesNotExist' }] },
      ],
      page: (page) => {
        totals.push(scan.state.value.total);
        seen.push(...page.map(({ metadata }) => metadata?.name ?? ''));

        return false;
      },
    });

    await scan.start();
    expect(new Set(seen).size).toBe(2500);
    expect(totals).toStrictEqual([0, 2500, 2500, 2500]);
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 2500, total: 2500 });
  });

  it('shows as few machines at once as its visitor wants, out of large pages', async () => {
    const all = machines(1100);
    const sizes: number[] = [];
    const { scan, server, seen } = scanned(all, { atOnce: 400, page: (page) => {
      sizes.push(page.length);
      seen.push(...page.map(({ metadata }) => metadata?.name ?? ''));

      return false;
    } });
    const running = scan.start();

    scan.cancel();
    await running;
    expect(scan.state.value).toMatchObject({ step: 'stopped', seen: 400, total: 1100 });
    await scan.goOn();
    expect(sizes).toStrictEqual([400, 400, 200, 100]);
    expect(seen).toStrictEqual(all.map(({ metadata }) => metadata?.name));
    expect(server.asked).toHaveLength(2);
  });

  it('shows no machine as it was long ago', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(0);
    const all = machines(900);
    const { scan, seen, server } = scanned(all, { atOnce: 400 });
    const running = scan.start();

    scan.cancel();
    await running;
    // one that was shown goes, and one that wasn't
    const gone = all.splice(100, 1).concat(all.splice(600, 1));

    now.mockReturnValue(60_001);
    await scan.goOn();
    now.mockRestore();
    expect(server.asked).toHaveLength(2);
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 899, total: 899 });
    expect(seen).toStrictEqual([...all, gone[0]].map((one) => one?.metadata?.name).sort());
  });

  it('counts what it has shown and what is left, though it leaves the list meanwhile', async () => {
    const all = machines(2500);
    const totals: number[] = [];
    const { scan } = scanned(all, { page: (page) => {
      all.splice(0, all.length, ...all.filter((one) => !page.includes(one as never)));
      totals.push(scan.state.value.total);

      return false;
    } });

    await scan.start();
    expect(totals).toStrictEqual([0, 2500, 2500]);
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 2500, total: 2500 });
  });

  it('of nothing is over at once', async () => {
    const { scan } = scanned([]);

    await scan.start();
    expect(scan.state.value).toMatchObject({ step: 'done', seen: 0, total: 0 });
  });
});
