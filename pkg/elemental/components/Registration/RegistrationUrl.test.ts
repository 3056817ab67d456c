import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { copyTextToClipboard } from '@shell/utils/clipboard';
import { mountInShell } from '../../../../test/support/components/mount';
import RegistrationUrl from './RegistrationUrl.vue';

jest.mock('@shell/utils/clipboard', () => ({ copyTextToClipboard: jest.fn() }));

const URL = 'https://rancher.test/elemental/registration/l6q9tk72sp6bjplqk7';
const copyTo = copyTextToClipboard as jest.Mock;

async function click(wrapper: VueWrapper, name: string): Promise<void> {
  await wrapper.findAll('button').find((button) => button.text() === name)?.trigger('click');
  await flushPromises();
}

describe('RegistrationUrl', () => {
  const shown = (): VueWrapper => mountInShell(RegistrationUrl, { url: URL });

  it('hides the token until asked for', async () => {
    const wrapper = shown();

    expect(wrapper.html()).not.toContain('l6q9tk72sp6bjplqk7');
    expect(wrapper.get('code').text()).toBe('https://rancher.test/elemental/registration/••••••k7');
    await click(wrapper, 'Show');
    expect(wrapper.get('code').text()).toBe(URL);
    await click(wrapper, 'Hide');
    expect(wrapper.html()).not.toContain('l6q9tk72sp6bjplqk7');
  });

  it('copies without showing', async () => {
    copyTo.mockResolvedValue(undefined);
    const wrapper = shown();

    await click(wrapper, 'Copy registration URL');
    expect(copyTo).toHaveBeenCalledWith(URL);
    expect(wrapper.get('[role=status]').text()).toBe('Copied');
    expect(wrapper.html()).not.toContain('l6q9tk72sp6bjplqk7');
  });

  it('says what to do where the browser refuses to copy', async () => {
    copyTo.mockRejectedValue(new Error('denied'));
    const wrapper = shown();

    await click(wrapper, 'Copy registration URL');
    expect(wrapper.get('[role=status]').text()).toMatch(/^The browser refused to copy/);
  });
});
