import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import type { LabelPrefix } from '../../domain/registration/label-prefix';
import RegistrationName from './RegistrationName.vue';

async function shown(labelPrefix?: LabelPrefix): Promise<VueWrapper> {
  return mountInShell(RegistrationName, { name: 'shops', to: '/page', labelPrefix }, { router: await routerAt('/') });
}

describe('RegistrationName', () => {
  it('leads to the page, and says nothing of a usual prefix', async () => {
    const wrapper = await shown();

    expect(wrapper.get('a').attributes('href')).toBe('/page');
    expect(wrapper.text()).toBe('shops');
  });

  it.each<[LabelPrefix, string, RegExp]>([
    [{ prefix: 'edge.example.com', isTrap: false }, 'Prefix edge.example.com', /^What its hosts report/],
    [{ prefix: 'edge.example.com', isTrap: true }, 'Prefix edge.example.com', /^The operator's reset looks under elemental\.cattle\.io only/],
    [{ isTrap: false }, 'No prefix', /^What its hosts report/],
    [{ prefix: '<img src=x>', isTrap: false }, 'Prefix <img src=x>', /^What its hosts report/],
  ])('says that the prefix is unusual, and what that means: %j', async (labelPrefix, text, meaning) => {
    const wrapper = await shown(labelPrefix);
    const note = wrapper.get('[role=note]');

    expect(note.text()).toBe(text);
    expect(note.attributes('aria-description')).toMatch(meaning);
    expect(wrapper.find('.icon-warning').exists()).toBe(labelPrefix.isTrap);
    expect(wrapper.find('img').exists()).toBe(false);
  });
});
