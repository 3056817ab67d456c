import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import MarkUnmanaged from './MarkUnmanaged.vue';

function button(patchOnServer: jest.Mock): VueWrapper {
  const registration = {
    metadata: { uid: '1', resourceVersion: '7', name: 'images' }, spec: { token: 'a-secret-token-of-ours' },
    patchOnServer, readFromServer: jest.fn().mockResolvedValue({}),
  };

  return mountInShell(MarkUnmanaged, { registration });
}

describe('MarkUnmanaged', () => {
  it('is busy until the page shows it', async () => {
    const patch = jest.fn().mockResolvedValue(undefined);
    const wrapper = button(patch);
    const pressed = wrapper.get('button').trigger('click');

    await pressed;
    expect(wrapper.get('button').attributes('aria-busy')).toBe('true');
    await flushPromises();
    expect(wrapper.get('button').text()).toBe('Done');
    expect(patch).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(patch.mock.calls)).not.toContain('secret');
  });

  it('says beside it why the server refused, without the token', async () => {
    const wrapper = button(jest.fn().mockRejectedValue(Object.assign(new Error('a-secret-token-of-ours is no good.'), { _status: 500 })));

    await wrapper.get('button').trigger('click');
    await flushPromises();
    expect(wrapper.get('[role="alert"]').text()).toMatch(/^The server says: .*is no good\. Reload the page/);
    expect(wrapper.text()).not.toContain('a-secret-token');
    expect(wrapper.get('button').text()).toBe('Mark as unmanaged');
  });
});
