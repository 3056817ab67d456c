import { flushPromises, mount } from '@vue/test-utils';
import PaginationWrapper from '@shell/utils/pagination-wrapper';
import { defineComponent, h, type ShallowRef } from 'vue';
import { shellStore } from '../../../test/support/components/mount';
import { INVENTORY } from '../types';
import { useMachineChanges } from './machine-changes';

jest.mock('@shell/utils/pagination-wrapper');

const Wrapper = PaginationWrapper as unknown as jest.Mock;

type OnChange = (change: { forceWatch?: boolean; revision?: string }) => void;

function listen(paginates = true) {
  const request = jest.fn<Promise<object>, [object]>().mockResolvedValue({ data: [] });
  const onDestroy = jest.fn().mockResolvedValue(undefined);
  let change: OnChange = () => undefined;
  let result: ShallowRef<number | undefined> | undefined;

  Wrapper.mockReset().mockImplementation(({ onChange }: { onChange: OnChange }) => {
    change = onChange;

    return { request, onDestroy };
  });
  const store = shellStore({ getters: { 'management/paginationEnabled': ({ id }: { id: string }) => paginates && id === INVENTORY } });
  const host = mount(defineComponent({
    setup() {
      result = useMachineChanges();

      return () => h('div');
    },
  }), { global: { plugins: [store] } });

  return { request, onDestroy, change: (what: Parameters<OnChange>[0]) => {
    change(what);
  }, count: () => result?.value, leave: () => {
    host.unmount();
  } };
}

describe('useMachineChanges', () => {
  it('is known once changes are listened for, and counts them', async () => {
    const { request, change, count } = listen();

    expect(count()).toBeUndefined();
    await flushPromises();
    expect(count()).toBe(0);
    change({ revision: '7', forceWatch: true });
    await flushPromises();
    expect(count()).toBe(1);
    expect(request.mock.calls[1]?.[0]).toMatchObject({ revision: '7', forceWatch: true, pagination: { page: 1, pageSize: 1 } });
  });

  it('counts once more when changes are over', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const { change, count, leave } = listen();

    await flushPromises();
    change({});
    await flushPromises();
    jest.advanceTimersByTime(5000);
    await flushPromises();
    expect(count()).toBe(2);
    change({});
    await flushPromises();
    leave();
    jest.advanceTimersByTime(5000);
    await flushPromises();
    expect(count()).toBe(3);
    jest.useRealTimers();
  });

  it('goes on where a question fails', async () => {
    const { request, change, count } = listen();

    await flushPromises();
    request.mockRejectedValueOnce(new Error('503'));
    change({});
    await flushPromises();
    expect(count()).toBe(1);
  });

  it('stops listening with its page, even if it has only just begun', async () => {
    const { onDestroy, leave } = listen();

    leave();
    await flushPromises();
    expect(onDestroy).toHaveBeenCalledTimes(2);
  });

  it('has nothing to listen to before Rancher 2.13', () => {
    expect(listen(false).count()).toBe(0);
    expect(Wrapper).not.toHaveBeenCalled();
  });
});
