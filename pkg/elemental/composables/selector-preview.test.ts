import { flushPromises } from '@vue/test-utils';
import type { PaginationArgs } from '@shell/types/store/pagination.types';
import { ref } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { INVENTORY, type LabelSelector } from '../types';
import { liveMachines, type ShowMachines } from './live-machines';
import { useSelectorPreview } from './selector-preview';

jest.mock('./live-machines');

interface Question {
  pagination: PaginationArgs;
  isMeant: (machine: object) => boolean;
}

const asking = (value: string): LabelSelector => ({ matchExpressions: [{ key: 'pool', operator: 'In', values: [value] }] });
const machine = (name: string, pool: string) => ({ metadata: { name, namespace: 'lab', labels: { pool } } });

function open(mayList = true) {
  const asked: (Question & { show: ShowMachines; start: jest.Mock; lookAgain: jest.Mock; stop: jest.Mock })[] = [];
  /** One for each look: from then on it hears of changes. */
  const listening: (() => void)[] = [];
  const selector = ref<LabelSelector | undefined>(asking('a'));
  const total = ref(1);

  (liveMachines as jest.Mock).mockImplementation((question: Question, _store: object, show: ShowMachines) => {
    const start = jest.fn(() => new Promise<void>((resolve) => {
      listening.push(resolve);
    }));
    const look = { ...question, show, start, lookAgain: jest.fn().mockResolvedValue(undefined), stop: jest.fn() };

    asked.push(look);

    return look;
  });
  const getters = {
    'management/schemaFor': () => mayList ? { collectionMethods: ['GET'] } : undefined,
    'management/all': () => [{ counts: { [INVENTORY]: { summary: { count: total.value } } } }],
  };

  return { ...inSetup(() => useSelectorPreview(() => selector.value, () => 'fleet-default'), { getters }), asked, listening, selector, total };
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('useSelectorPreview', () => {
  it('asks for a page of the machines that match, whatever their namespace', () => {
    const { asked, state } = open();

    expect(state.value).toBe('looking');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.pagination).toMatchObject({ page: 1, pageSize: 100, filters: [], labelSelector: asking('a') });
    expect([machine('one', 'a'), machine('two', 'b')].map((one) => asked[0]?.isMeant(one))).toStrictEqual([true, false]);
  });

  it('knows how many there are, though it looks at the first page only', () => {
    const { asked, preview, state } = open();

    asked[0]?.show(Array.from({ length: 120 }, (_, index) => machine(`edge-${ index }`, 'a')) as never, 5000);
    expect(state.value).toBe('known');
    expect(preview.value).toMatchObject({ total: 5000, isAll: false, groups: [{ name: 'otherNamespace', machines: { length: 100 } }] });
  });

  it('keeps what it knows until there is an answer to the next question, and says so', async () => {
    const { asked, preview, selector, isBehind } = open();

    asked[0]?.show([machine('one', 'a')] as never, 1);
    expect(isBehind.value).toBe(false);
    selector.value = asking('b');
    await flushPromises();
    expect(isBehind.value).toBe(true);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(400);
    expect(asked[1]?.pagination.labelSelector).toStrictEqual(asking('b'));
    expect(preview.value?.free).toHaveLength(1);
    asked[1]?.show([machine('two', 'b')] as never, 1);
    expect(preview.value?.free).toStrictEqual([machine('two', 'b')]);
    expect(isBehind.value).toBe(false);
  });

  it('listens to the last question until it listens to the next one, and then only to that', async () => {
    const { asked, listening, preview, selector } = open();

    listening[0]?.();
    selector.value = asking('b');
    await flushPromises();
    await jest.advanceTimersByTimeAsync(400);
    expect(asked[1]?.start).toHaveBeenCalledTimes(1);
    expect(asked[0]?.stop).not.toHaveBeenCalled();
    listening[1]?.();
    await flushPromises();
    expect(asked[0]?.stop).toHaveBeenCalledTimes(1);
    expect(asked[1]?.stop).not.toHaveBeenCalled();

    asked[1]?.show([machine('two', 'b')] as never, 1);
    asked[0]?.show([machine('one', 'a')] as never, 1);
    expect(preview.value?.free).toStrictEqual([machine('two', 'b')]);
  });

  it('asks nothing where nothing can match, or where nobody may know', async () => {
    const { asked, selector, state } = open();

    selector.value = undefined;
    await flushPromises();
    await jest.advanceTimersByTimeAsync(400);
    expect(asked).toHaveLength(1);
    expect(state.value).toBe('none');

    const forbidden = open(false);

    expect(forbidden.asked).toStrictEqual([]);
    expect(forbidden.state.value).toBe('forbidden');
  });

  it('looks again where machines came and nobody told', async () => {
    const { asked, total } = open();

    asked[0]?.show([], 0);
    await jest.advanceTimersByTimeAsync(10);
    total.value += 1;
    await flushPromises();
    await jest.advanceTimersByTimeAsync(6000);
    expect(asked[0]?.lookAgain).toHaveBeenCalledTimes(1);
  });
});
