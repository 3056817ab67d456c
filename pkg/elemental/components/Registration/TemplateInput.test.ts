import { flushPromises, type DOMWrapper, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, ref } from 'vue';
import { mountInShell } from '../../../../test/support/components/mount';
import TemplateInput from './TemplateInput.vue';

/** The input in a form that holds what is typed, and hears the keys that the input lets through. */
function mountInput(props: Record<string, unknown> = {}): { text: { value: string }; keys: string[]; submits: Event[]; wrapper: VueWrapper } {
  const text = ref('');
  const keys: string[] = [];
  const submits: Event[] = [];
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    submits.push(event);
  };
  const form = defineComponent({
    setup: () => () => h('form', { onSubmit, onKeydown: ({ key }: KeyboardEvent) => keys.push(key) }, h(TemplateInput, {
      'label': 'Machine name',
      'mode': 'create',
      'modelValue': text.value,
      'onUpdate:modelValue': (value: string) => {
        text.value = value;
      },
      ...props,
    })),
  });

  return { text, keys, submits, wrapper: mountInShell(form) };
}

function options(wrapper: VueWrapper): DOMWrapper<Element>[] {
  return wrapper.findAll('[role=option]');
}

async function type(wrapper: VueWrapper, text: string, cursor = text.length): Promise<void> {
  const input = wrapper.get('input');

  input.element.value = text;
  input.element.setSelectionRange(cursor, cursor);
  await input.trigger('input');
  await flushPromises();
}

async function press(wrapper: VueWrapper, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await wrapper.get('input').trigger('keydown', { key });
    await flushPromises();
  }
}

describe('TemplateInput', () => {
  it('is a combobox with its label, closed at first', async () => {
    const { text, wrapper } = mountInput();
    const input = wrapper.get('input');

    const list = wrapper.get('[role=listbox]').attributes('id');

    expect(input.attributes()).toMatchObject({ 'role': 'combobox', 'aria-expanded': 'false', 'aria-controls': list });
    expect(wrapper.get('label').attributes('for')).toBe(input.attributes('id'));
    await type(wrapper, 'edge');
    expect(text.value).toBe('edge');
    expect(input.attributes('aria-expanded')).toBe('false');
    expect(wrapper.get('[role=listbox]').isVisible()).toBe(false);
  });

  it('offers families, and then the variables of the chosen one, by keyboard', async () => {
    const { text, keys, wrapper } = mountInput();

    await type(wrapper, 'edge-${');
    expect(wrapper.get('input').attributes('aria-expanded')).toBe('true');
    expect(wrapper.get('[role=status]').text()).toBe('17 variables to choose from');
    expect(options(wrapper)[0]?.text()).toContain('Drawn for each machine');
    await press(wrapper, 'ArrowDown', 'ArrowUp', 'Enter');
    expect(text.value).toBe('edge-${Random/');
    expect(options(wrapper).map((option) => option.get('span').text())).toStrictEqual(['Random/UUID', 'Random/Hex/6', 'Random/Int/1000']);

    await press(wrapper, 'ArrowUp', 'ArrowUp');
    const chosen = wrapper.get('[aria-selected=true]');

    expect(chosen.text()).toContain('Random/Hex/6');
    expect(wrapper.get('input').attributes('aria-activedescendant')).toBe(chosen.attributes('id'));
    await press(wrapper, 'Enter');
    expect(text.value).toBe('edge-${Random/Hex/6}');
    expect(wrapper.get('input').attributes('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(wrapper.get('input').element);
    expect(keys).toStrictEqual([]);
  });

  it('closes with Escape, which goes no further, and then lets keys through', async () => {
    const { text, keys, wrapper } = mountInput();

    await type(wrapper, '${ser');
    await press(wrapper, 'Escape');
    expect(options(wrapper)).toStrictEqual([]);
    await press(wrapper, 'Escape', 'Enter', 'ArrowDown');
    expect(keys).toStrictEqual(['Escape', 'Enter', 'ArrowDown']);
    expect(text.value).toBe('${ser');
  });

  it('lets other keys through while it is open', async () => {
    const { keys, wrapper } = mountInput();

    await type(wrapper, '${');
    await press(wrapper, 'Tab', 'a');
    expect(keys).toStrictEqual(['Tab', 'a']);
  });

  it('leaves Enter to who composes a letter from several keys', async () => {
    const { text, wrapper } = mountInput();

    await type(wrapper, '${');
    await wrapper.get('input').trigger('keydown', { key: 'Enter', isComposing: true });
    expect(text.value).toBe('${');
  });

  it('takes an option by mouse, at the cursor, without losing the focus', async () => {
    const { text, wrapper } = mountInput();

    await type(wrapper, 'a-${host-b', 8);
    const option = options(wrapper).find((one) => one.get('span').text() === 'Runtime/Hostname');
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true });

    option?.element.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    await option?.trigger('click');
    await flushPromises();
    expect(text.value).toBe('a-${Runtime/Hostname}-b');
    expect(wrapper.get('input').element.selectionStart).toBe('a-${Runtime/Hostname}'.length);
  });

  it('follows the cursor', async () => {
    const { wrapper } = mountInput();

    await type(wrapper, 'a-${Runtime/ ');
    expect(options(wrapper)).toStrictEqual([]);
    wrapper.get('input').element.setSelectionRange(12, 12);
    await wrapper.get('input').trigger('keyup', { key: 'ArrowLeft' });
    expect(options(wrapper)).toHaveLength(1);
    wrapper.get('input').element.setSelectionRange(0, 0);
    await wrapper.get('input').trigger('click');
    expect(options(wrapper)).toStrictEqual([]);
  });

  it('closes when the focus goes', async () => {
    const { wrapper } = mountInput();

    await type(wrapper, '${');
    await wrapper.get('input').trigger('blur');
    expect(options(wrapper)).toStrictEqual([]);
  });

  it('begins a variable with its button', async () => {
    const { text, submits, wrapper } = mountInput();

    await type(wrapper, 'edge-');
    expect(wrapper.get('button').attributes('type')).toBe('button');
    await wrapper.get('button[aria-label="Insert a variable"]').trigger('click');
    await flushPromises();
    expect(text.value).toBe('edge-${');
    expect(options(wrapper)).toHaveLength(17);
    expect(submits).toStrictEqual([]);
    expect(document.activeElement).toBe(wrapper.get('input').element);
  });

  it('offers only what makes sense', async () => {
    const { wrapper } = mountInput({ offer: { smbios: false, random: true } });

    await type(wrapper, '${');
    expect(options(wrapper).map((option) => option.get('span').text())).toStrictEqual(['Random/']);
  });

  it('is described by what stands elsewhere, and says that it is wrong', () => {
    const { wrapper } = mountInput({ describedBy: 'hint problems', invalid: true });

    expect(wrapper.get('input').attributes()).toMatchObject({ 'aria-describedby': 'hint problems', 'aria-invalid': 'true' });
    expect(mountInput().wrapper.get('input').attributes()).not.toHaveProperty('aria-describedby');
  });

  it('reads its label out where there is no room for it', () => {
    const { wrapper } = mountInput({ compact: true });

    expect(wrapper.find('label').exists()).toBe(false);
    expect(wrapper.get('input').element.ariaLabel).toBe('Machine name');
  });

  it('can\'t be changed where it is only shown', () => {
    const { wrapper } = mountInput({ mode: 'view' });

    expect(wrapper.get('input').attributes('disabled')).toBeDefined();
    expect(wrapper.findAll('button')).toStrictEqual([]);
  });
});
