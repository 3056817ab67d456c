import { defineComponent, h, nextTick, ref, useTemplateRef } from 'vue';
import { mountInShell } from '../../../test/support/components/mount';
import { useKeptFocus } from './kept-focus';

/** A heading, and a button that goes when it is pressed. */
function page() {
  const isThere = ref(true);
  const Page = defineComponent(() => {
    useKeptFocus(() => heading.value);
    const heading = useTemplateRef<HTMLElement>('heading');

    return () => h('div', [h('h2', { ref: 'heading', tabindex: -1 }), h('a', { href: '#' }), isThere.value ? h('button') : undefined]);
  });

  return { wrapper: mountInShell(Page), isThere };
}

describe('focus that would be lost', () => {
  it('goes to the fallback', async () => {
    const { wrapper, isThere } = page();

    wrapper.get('button').element.focus();
    isThere.value = false;
    await nextTick();
    expect(document.activeElement).toBe(wrapper.get('h2').element);
    wrapper.unmount();
  });

  it('stays where it is otherwise', async () => {
    const { wrapper, isThere } = page();

    wrapper.get('a').element.focus();
    isThere.value = false;
    await nextTick();
    expect(document.activeElement).toBe(wrapper.get('a').element);
    wrapper.unmount();
  });

  it('is not taken where nothing had it', async () => {
    const { wrapper, isThere } = page();

    isThere.value = false;
    await nextTick();
    expect(document.activeElement).toBe(document.body);
    wrapper.unmount();
  });
});
