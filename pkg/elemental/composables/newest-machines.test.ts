import { flushPromises } from '@vue/test-utils';
import PaginationWrapper from '@shell/utils/pagination-wrapper';
import { reactive } from 'vue';
import { ARRIVALS_SHOWN } from '../domain/inventory/arrivals';
import { REGISTRATION_LABEL } from '../domain/labels';
import type { ShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import type { LiveMachines } from './live-machines';
import { newestMachines } from './newest-machines';

jest.mock('@shell/utils/pagination-wrapper');

const SOURCE = { name: 'berlin-edge', namespace: 'fleet-default', labelled: true };
const Wrapper = PaginationWrapper as unknown as jest.Mock;

interface Change {
  forceWatch?: boolean;
  revision?: string;
}

/** The shell's paginated view: each request waits until it is answered. */
class FakeView {
  readonly requests: { pagination: object; answer: (data: object[]) => void; fail: () => void }[] = [];
  readonly onDestroy = jest.fn().mockResolvedValue(undefined);
  options: { id: string; onChange: (change: Change) => void; enabledFor: object } | undefined;

  request(args: { pagination: object }): Promise<{ data: object[] }> {
    return new Promise((resolve, reject) => {
      this.requests.push({
        ...args,
        answer: (data) => {
          resolve({ data });
        },
        fail: () => {
          reject(new Error('503'));
        },
      });
    });
  }

  /** Answers the request that waits, and lets what follows from it happen. */
  async answer(data: object[]): Promise<void> {
    this.requests.at(-1)?.answer(data);
    await flushPromises();
  }
}

function open(source = SOURCE): { view: FakeView; show: jest.Mock; machines: LiveMachines } {
  const view = new FakeView();

  Wrapper.mockImplementation((options: FakeView['options']) => {
    view.options = options;

    return view;
  });
  const show = jest.fn();
  const store = { getters: { 'management/paginationEnabled': ({ id }: { id: string }) => id === INVENTORY } };

  return { view, show, machines: newestMachines(source, store as unknown as ShellStore, show) };
}

describe('the newest machines, page by page', () => {
  it('are asked for by label and namespace, newest first', async () => {
    const { view, machines } = open();

    void machines.start();
    await flushPromises();
    expect(view.options?.enabledFor).toStrictEqual({ store: 'management', resource: { id: INVENTORY } });
    expect(view.requests[0]?.pagination).toMatchObject({
      page: 1,
      pageSize: ARRIVALS_SHOWN,
      sort: [{ field: 'metadata.creationTimestamp', asc: false }],
      filters: [{ param: 'filter', fields: [{ field: 'metadata.namespace', value: 'fleet-default', equality: '=' }] }],
      labelSelector: { matchLabels: { [REGISTRATION_LABEL]: 'berlin-edge' } },
    });
  });

  it('are all of the namespace where the registration stamps no label', async () => {
    const { view, machines } = open({ ...SOURCE, labelled: false });

    void machines.start();
    await flushPromises();
    expect(view.requests[0]?.pagination).toMatchObject({ labelSelector: undefined });
  });

  it('are looked at twice, before and after changes are listened for', async () => {
    const { view, show, machines } = open();
    const started = machines.start();

    await flushPromises();
    await view.answer([{ id: 'a' }]);
    await view.answer([{ id: 'b' }, { id: 'a' }]);
    await started;
    expect(view.requests).toHaveLength(2);
    expect(show.mock.calls).toStrictEqual([[[{ id: 'a' }], true], [[{ id: 'b' }, { id: 'a' }], true]]);
  });

  it('are not all if the page is full', async () => {
    const { view, show, machines } = open();
    const full = Array.from({ length: ARRIVALS_SHOWN }, (_, index) => ({ id: String(index) }));

    void machines.start();
    await flushPromises();
    await view.answer(full);
    expect(show).toHaveBeenLastCalledWith(full, false);
  });

  it('are asked for at each change, one after the other, and none is lost', async () => {
    const { view, show, machines } = open();

    void machines.start();
    await flushPromises();
    view.options?.onChange({ revision: '7' });
    view.options?.onChange({ revision: '8', forceWatch: true });
    await flushPromises();
    expect(view.requests).toHaveLength(1);

    for (const id of ['a', 'b', 'c', 'd']) {
      await view.answer([{ id }]);
    }
    expect(view.requests).toHaveLength(4);
    expect(view.requests).toContainEqual(expect.objectContaining({ revision: '7' }));
    expect(view.requests).toContainEqual(expect.objectContaining({ revision: '8', forceWatch: true }));
    expect(show).toHaveBeenCalledTimes(4);
  });

  it('are asked for once more when changes are over, which may have been told before they were written', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const { view, machines } = open();

    void machines.start();
    await flushPromises();
    await view.answer([]);
    await view.answer([]);
    for (let change = 0; change < 3; change++) {
      view.options?.onChange({ revision: String(change) });
      await flushPromises();
      await view.answer([]);
      jest.advanceTimersByTime(4000);
    }
    await flushPromises();
    expect(view.requests).toHaveLength(5);
    jest.advanceTimersByTime(1000);
    await flushPromises();
    expect(view.requests).toHaveLength(6);
    await view.answer([]);

    view.options?.onChange({});
    await flushPromises();
    await view.answer([]);
    machines.stop();
    jest.advanceTimersByTime(60_000);
    await flushPromises();
    expect(view.requests).toHaveLength(7);
    jest.useRealTimers();
  });

  it('survive a failed answer to a change', async () => {
    const { view, show, machines } = open();
    const started = machines.start();

    await flushPromises();
    await view.answer([]);
    await view.answer([]);
    await started;
    view.options?.onChange({});
    await flushPromises();
    view.requests.at(-1)?.fail();
    view.options?.onChange({});
    await flushPromises();
    await view.answer([{ id: 'a' }]);
    expect(show).toHaveBeenLastCalledWith([{ id: 'a' }], true);
  });

  it('are looked at again when asked to', async () => {
    const { view, show, machines } = open();
    const again = machines.lookAgain();

    await flushPromises();
    await view.answer([{ id: 'a' }]);
    await again;
    expect(show).toHaveBeenLastCalledWith([{ id: 'a' }], true);
  });

  it('can be tried again if the first answer fails', async () => {
    const { view, machines } = open();
    const started = machines.start();

    await flushPromises();
    view.requests.at(-1)?.fail();
    await expect(started).rejects.toThrow('503');

    const again = machines.start();

    await flushPromises();
    await view.answer([]);
    await view.answer([]);
    await expect(again).resolves.toBeUndefined();
  });

  it('stop listening, also where the first answer comes too late', async () => {
    const { view, show, machines } = open();

    void machines.start();
    await flushPromises();
    machines.stop();
    expect(view.onDestroy).toHaveBeenCalledTimes(1);
    await view.answer([{ id: 'a' }]);
    expect(view.onDestroy).toHaveBeenCalledTimes(2);
    expect(view.requests).toHaveLength(1);
    expect(show).not.toHaveBeenCalled();
  });

  it('listen under a name of their own', () => {
    expect(open().view.options?.id).not.toBe(open().view.options?.id);
  });
});

describe('the newest machines, before Rancher 2.13', () => {
  const machine = (id: string, label = 'berlin-edge'): object => (
    { id, metadata: { namespace: 'fleet-default', labels: { [REGISTRATION_LABEL]: label } } }
  );

  function openAll(dispatch: () => Promise<unknown>): { all: object[]; show: jest.Mock; machines: LiveMachines } {
    const all = reactive<object[]>([machine('a'), machine('other', 'lyon')]);
    const show = jest.fn();
    const getters = { 'management/paginationEnabled': () => false, 'management/all': () => all };

    return { all, show, machines: newestMachines(SOURCE, { getters, dispatch } as unknown as ShellStore, show) };
  }

  it('are chosen from all, live, until they are stopped', async () => {
    const dispatch = jest.fn().mockResolvedValue([]);
    const { all, show, machines } = openAll(dispatch);

    await machines.start();
    await machines.lookAgain();
    expect(dispatch).toHaveBeenCalledTimes(1);
    expect(dispatch).toHaveBeenCalledWith('management/findAll', { type: INVENTORY });
    expect(show).toHaveBeenLastCalledWith([machine('a')], true);

    all.push(machine('b'), machine('c', 'lyon'));
    await flushPromises();
    expect(show).toHaveBeenLastCalledWith([machine('a'), machine('b')], true);

    machines.stop();
    all.push(machine('d'));
    await flushPromises();
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('are not watched where the answer comes too late', async () => {
    const { show, machines } = openAll(() => Promise.resolve());
    const started = machines.start();

    machines.stop();
    await started;
    expect(show).not.toHaveBeenCalled();
  });
});
