import { nextTick, ref, type Ref } from 'vue';
import { mountInShell } from '../../../test/support/components/mount';
import { REGISTRATION } from '../types';
import { useMissedChangesOfList } from './missed-changes';

interface List {
  /** How many objects the server counts. */
  total: Ref<number>;
  /** How many of them it finds in which state. */
  states: Ref<Record<string, number>>;
  /** When the page was read, undefined where there is none. */
  read: { timestamp?: number };
  findPage: jest.Mock;
  leave: () => void;
}

const REQUEST = { namespace: 'fleet-default', pagination: { page: 2 } };

function list(page: object | null = { request: REQUEST }): List {
  const total = ref(5);
  const states = ref<Record<string, number>>({ 'in-progress': 2 });
  const result = { timestamp: Date.now() };
  const findPage = jest.fn().mockResolvedValue([]);
  const getters = {
    'management/all': () => [{ counts: { [REGISTRATION]: { summary: { count: total.value, states: states.value } } } }],
    'management/havePage': () => page ? { ...page, result } : undefined,
  };
  const component = mountInShell({
    setup() {
      useMissedChangesOfList(REGISTRATION);

      return () => null;
    },
  }, {}, { getters, actions: { 'management/findPage': findPage } });

  return { total, states, read: result, findPage, leave: () => {
    component.unmount();
  } };
}

async function change({ total }: List): Promise<void> {
  jest.advanceTimersByTime(10);
  total.value--;
  await nextTick();
}

describe('useMissedChangesOfList', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('reads the same page again where the shell has not, once for all changes', async () => {
    const shown = list();

    await change(shown);
    await change(shown);
    jest.advanceTimersByTime(5000);
    expect(shown.findPage).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1000);
    expect(shown.findPage.mock.calls.map(([options]: object[]) => options)).toStrictEqual([
      { type: REGISTRATION, opt: { ...REQUEST, namespaced: 'fleet-default', force: true } },
    ]);
  });

  it('reads again where as many objects are in other states', async () => {
    const shown = list();

    jest.advanceTimersByTime(10);
    shown.states.value = { 'in-progress': 1 };
    await nextTick();
    jest.advanceTimersByTime(6000);
    expect(shown.findPage).toHaveBeenCalledTimes(1);
  });

  it('leaves it to the shell where that has', async () => {
    const shown = list();

    await change(shown);
    jest.advanceTimersByTime(4000);
    shown.read.timestamp = Date.now();
    jest.advanceTimersByTime(10_000);
    expect(shown.findPage).not.toHaveBeenCalled();
  });

  it('reads again where the shell read while the change was being written', async () => {
    const shown = list();

    await change(shown);
    jest.advanceTimersByTime(300);
    shown.read.timestamp = Date.now();
    jest.advanceTimersByTime(6000);
    expect(shown.findPage).toHaveBeenCalledTimes(1);
  });

  it('looks again at the next change', async () => {
    const shown = list();

    await change(shown);
    jest.advanceTimersByTime(6000);
    shown.read.timestamp = Date.now();
    await change(shown);
    jest.advanceTimersByTime(6000);
    expect(shown.findPage).toHaveBeenCalledTimes(2);
  });

  it('survives a server that does not answer', async () => {
    const shown = list();

    shown.findPage.mockRejectedValue(new Error('503'));
    await change(shown);
    jest.advanceTimersByTime(6000);
    await nextTick();
    expect(shown.findPage).toHaveBeenCalledTimes(1);
  });

  it.each([['no page is shown', null], ['all rows are in the browser', {}]])('does nothing where %s', async (_, page) => {
    const shown = list(page);

    await change(shown);
    jest.advanceTimersByTime(6000);
    expect(shown.findPage).not.toHaveBeenCalled();
  });

  it('does nothing more when the list is left', async () => {
    const shown = list();

    await change(shown);
    shown.leave();
    jest.advanceTimersByTime(6000);
    expect(shown.findPage).not.toHaveBeenCalled();
  });
});
