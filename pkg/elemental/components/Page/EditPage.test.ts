import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { nextTick, reactive, ref } from 'vue';
import type { Router } from 'vue-router';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { withFields } from '../../domain/field-problems';
import { errorAt } from '../../domain/problem';
import { REGISTRATION } from '../../types';
import EditPage from './EditPage.vue';

// The shell's frame of forms and its window need a whole dashboard around them: seen in the browser tests.
jest.mock('@shell/components/CruResource.vue', () => ({
  props: ['validationPassed'],
  emits: ['finish', 'cancel'],
  template: '<form><slot /></form>',
}));
jest.mock('@shell/components/AppModal.vue', () => ({ template: '<div role="dialog"><slot /></div>' }));
jest.mock('@shell/components/TabTitle.vue', () => ({ template: '<i />' }));

const MISTAKES = withFields([errorAt(['metadata', 'labels'], 'elemental.yaml.notAMap')], () => 'labels');
const QUESTION = { consequences: [{ name: 'lost', severity: 'warning', message: { key: 'it is lost' } }], notes: [] };

interface Mounted {
  page: VueWrapper;
  editing: { result: jest.Mock };
  save: jest.Mock;
  buttonDone: jest.Mock;
  press: () => Promise<void>;
}

function mountPage(
  { mode = 'edit', canUpdate = true, methods = ['POST'], types = { isThere: true }, router, ...props }: Record<string, unknown> = {},
): Mounted {
  const schema = { collectionMethods: methods };
  const save = jest.fn();
  const buttonDone = jest.fn();
  const editing = {
    form: {}, yaml: ref(''), view: ref('form'), problems: ref([]), isBlocked: ref(false), isDirty: ref(false), refusals: ref([]),
    base: () => ({ metadata: { name: 'before' } }), result: jest.fn().mockReturnValue({ metadata: { name: 'after' } }),
    show: jest.fn(), save, cancel: jest.fn(), guards: { secrets: [], failure: undefined, draft: undefined, isAsking: false },
  };
  const page = mountInShell(EditPage, {
    model: { type: REGISTRATION, metadata: { name: 'lobby' }, canUpdate, detailLocation: '/lobby', listLocation: '/list' },
    mode,
    title: 'Edit x',
    words: 'machineForm',
    editing,
    mistakes: [],
    questionAbout: () => Promise.resolve(undefined),
    ...props,
  }, {
    getters: { 'management/schemaFor': () => ((types as { isThere: boolean }).isThere ? schema : undefined) },
    ...router ? { router: router as Router } : {},
  });

  return {
    page,
    editing,
    save,
    buttonDone,
    async press() {
      (page.getComponent({ name: 'CruResource' }) as VueWrapper).vm.$emit('finish', buttonDone);
      await flushPromises();
    },
  };
}

describe('EditPage', () => {
  it('saves what is right and needs no question', async () => {
    const { page, save, buttonDone, press } = mountPage();

    await press();
    expect(save).toHaveBeenCalledWith(buttonDone);
    expect(page.emitted('update:saveTried')).toStrictEqual([[true]]);
  });

  it('saves nothing while its type is gone, says so, and goes on when it is back', async () => {
    const types = reactive({ isThere: true });
    const { page, save, buttonDone, press } = mountPage({ types });

    types.isThere = false;
    await nextTick();
    expect(page.get('[role=alert]').text()).toContain('Nothing that you typed is lost.');
    await press();
    expect(save).not.toHaveBeenCalled();
    expect(buttonDone).toHaveBeenCalledWith(false);

    types.isThere = true;
    await nextTick();
    expect(page.text()).not.toContain('Nothing that you typed is lost.');
    await press();
    expect(save).toHaveBeenCalledWith(buttonDone);
  });

  it('saves nothing with a mistake, says which, and leads to it', async () => {
    const { page, save, buttonDone, press } = mountPage({ mistakes: MISTAKES });

    expect(page.text()).not.toContain('Nothing was saved');
    await press();
    await nextTick();
    expect(save).not.toHaveBeenCalled();
    expect(buttonDone).toHaveBeenCalledWith(false);
    expect(document.activeElement?.textContent).toContain('Nothing was saved, because of one mistake.');
    await page.findAll('button').find((button) => button.text() === 'Labels')?.trigger('click');
    expect(page.emitted('go')).toStrictEqual([['labels']]);
  });

  it('knows of a mistake that a field hands over only now', async () => {
    const { page, editing, save, press } = mountPage();

    // asked for the result, fields hand over what they hold back
    editing.result.mockImplementation(() => {
      void page.setProps({ mistakes: MISTAKES });

      return {};
    });
    await press();
    expect(save).not.toHaveBeenCalled();
  });

  it.each([['Save anyway', 1], ['Keep editing', 0]])('asks about an edit that something follows from: %s', async (answer, saves) => {
    const questionAbout = jest.fn().mockResolvedValue(QUESTION);
    const { page, save, press } = mountPage({ questionAbout });

    await press();
    expect(questionAbout).toHaveBeenCalledWith({ metadata: { name: 'before' } }, { metadata: { name: 'after' } });
    expect(save).not.toHaveBeenCalled();
    await page.findAll('button').find((button) => button.text() === answer)?.trigger('click');
    await flushPromises();
    expect(save).toHaveBeenCalledTimes(saves);
    expect(page.find('[role=dialog]').exists()).toBe(false);
  });

  it('asks nothing about what doesn\'t exist yet', async () => {
    const questionAbout = jest.fn().mockResolvedValue(QUESTION);
    const { save, press } = mountPage({ mode: 'create', questionAbout });

    await press();
    expect(questionAbout).not.toHaveBeenCalled();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['edit', { canUpdate: false }, 'your role gives no right to change it', ['Back to lobby', '/lobby']],
    ['create', { mode: 'create', methods: ['GET'] }, 'your role gives no right to create one', ['Show all registration endpoints', '/list']],
  ])('shows no form to those who may not use it, but why and the way back: %s', async (_, rights, why, [label, address]) => {
    const { page } = mountPage({ ...rights, router: await routerAt('/form') });

    expect(page.text()).toContain(why);
    expect(page.get('h1').text()).toBe('Edit x');
    expect(page.get('a').text()).toBe(label);
    expect(page.get('a').attributes('href')).toBe(address);
    expect(page.find('form, button').exists()).toBe(false);
  });
});
