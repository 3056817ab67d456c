import { flushPromises } from '@vue/test-utils';
import { copyTextToClipboard } from '@shell/utils/clipboard';
import { mountInShell } from '../../../../test/support/components/mount';
import RegistrationToken from './RegistrationToken.vue';

jest.mock('@shell/utils/clipboard', () => ({ copyTextToClipboard: jest.fn() }));

const TOKEN = 'l6q9tk72sp6bjplqk7';
const copyTo = copyTextToClipboard as jest.Mock;

describe('RegistrationToken', () => {
  it('copies the token without showing it', async () => {
    copyTo.mockResolvedValue(undefined);
    const wrapper = mountInShell(RegistrationToken, { token: TOKEN, name: 'shops' });

    await wrapper.get('button[aria-label="Copy the token of shops"]').trigger('click');
    await flushPromises();
    expect(copyTo).toHaveBeenCalledWith(TOKEN);
    expect(wrapper.get('[role=status]').text()).toBe('Copied');
    expect(wrapper.get('code').text()).toBe('••••••k7');
    expect(wrapper.html()).not.toContain(TOKEN);
  });

  it('says what to do where the browser refuses', async () => {
    copyTo.mockRejectedValue(new Error('denied'));
    const wrapper = mountInShell(RegistrationToken, { token: TOKEN, name: 'shops' });

    await wrapper.get('button').trigger('click');
    await flushPromises();
    expect(wrapper.get('[role=status]').text()).toMatch(/^The browser refused to copy/);
    expect(wrapper.get('[role=status]').classes()).not.toContain('sr-only');
  });
});
