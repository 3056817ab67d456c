import { flushPromises } from '@vue/test-utils';
import { reactive, type Ref } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { useFreshResource } from './fresh-resource';

const RESOURCE = { type: 'elemental.cattle.io.machineinventory', id: 'fleet-default/a', metadata: { name: 'a', uid: '1' } };

interface Bed {
  isGone: Ref<boolean>;
  find: jest.Mock;
  /** What the shell's store holds of the type. */
  store: { isRegistered: boolean; page?: object; object?: object };
}

function bed(find: jest.Mock = jest.fn().mockResolvedValue({})): Bed {
  const store: Bed['store'] = reactive({ isRegistered: true, object: RESOURCE });
  const isGone = inSetup(() => useFreshResource(RESOURCE), {
    getters: {
      'management/typeRegistered': () => store.isRegistered,
      'management/havePage': () => store.page ?? null,
      'management/byId': (type: string, id: string) => (type === RESOURCE.type && id === RESOURCE.id ? store.object : undefined),
    },
    actions: { 'management/find': find },
  });

  return { isGone, find, store };
}

describe('useFreshResource', () => {
  it('reads the resource again, past the store', () => {
    const { find } = bed();

    expect(find).toHaveBeenCalledTimes(1);
    expect(find).toHaveBeenCalledWith({ type: RESOURCE.type, id: RESOURCE.id, opt: { force: true } });
  });

  it('says that the resource is gone if it was when the page opened', async () => {
    const { isGone } = bed(jest.fn().mockRejectedValue({ _status: 404 }));

    expect(isGone.value).toBe(false);
    await flushPromises();
    expect(isGone.value).toBe(true);
  });

  it('leaves the page as it is if the server can\'t be reached', async () => {
    const { isGone } = bed(jest.fn().mockRejectedValue({ _status: 503 }));

    await flushPromises();
    expect(isGone.value).toBe(false);
  });

  it('says so when the store is told, and when another one of its name has come', async () => {
    const { isGone, store } = bed();

    delete store.object;
    await flushPromises();
    expect(isGone.value).toBe(true);
    store.object = { ...RESOURCE, metadata: { name: 'a', uid: '2' } };
    await flushPromises();
    expect(isGone.value).toBe(true);
  });

  it('says so when it sees the other one only', async () => {
    const { isGone, store } = bed();

    store.object = { ...RESOURCE, metadata: { name: 'a', uid: '2' } };
    await flushPromises();
    expect(isGone.value).toBe(true);
  });

  it('does not take for gone what the store gave up for a page of others, or forgot', async () => {
    const paged = bed();

    paged.store.page = {};
    delete paged.store.object;
    const forgotten = bed();

    forgotten.store.isRegistered = false;
    delete forgotten.store.object;
    await flushPromises();
    expect(paged.isGone.value).toBe(false);
    expect(forgotten.isGone.value).toBe(false);
  });
});
