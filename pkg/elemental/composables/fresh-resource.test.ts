import { mount } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { createStore } from 'vuex';
import { useFreshResource } from './fresh-resource';

const RESOURCE = { type: 'elemental.cattle.io.machineinventory', id: 'fleet-default/a' };

function mountPage(find: () => Promise<unknown>): void {
  const page = defineComponent({
    setup() {
      useFreshResource(RESOURCE);

      return () => h('div');
    },
  });
  const store = createStore({ actions: { 'management/find': find } });

  mount(page, { global: { plugins: [store] } });
}

describe('useFreshResource', () => {
  it('reads the resource again, past the store', () => {
    const find = jest.fn().mockResolvedValue({});

    mountPage(find);
    expect(find).toHaveBeenCalledTimes(1);
    expect(find).toHaveBeenCalledWith(expect.anything(), { ...RESOURCE, opt: { force: true } });
  });

  it('leaves the page as it is if the resource is gone', async () => {
    const gone = Promise.reject(new Error('404'));

    mountPage(() => gone);
    await expect(gone).rejects.toThrow('404');
  });
});
