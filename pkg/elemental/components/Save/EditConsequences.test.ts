import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { info, warning } from '../../domain/registration/consequence';
import { countMessages } from '../../domain/registration/counted-machines';
import EditConsequences from './EditConsequences.vue';

// The shell's window moves what is in it to the end of the page, and keeps the focus there: seen in the browser tests.
jest.mock('@shell/components/AppModal.vue', () => ({
  emits: ['close'], template: '<div role="dialog" @click.self="$emit(\'close\')"><slot /></div>',
}));

function ask(): VueWrapper {
  const consequences = [warning('tokenChanged'), info('keysRemoved', { keys: '<i>site</i>' })];

  return mountInShell(EditConsequences, { consequences, notes: countMessages({ labelled: 3, unlabelled: 0 }) });
}

async function press(dialog: VueWrapper, name: string): Promise<void> {
  await dialog.findAll('button').find((button) => button.text() === name)?.trigger('click');
}

describe('EditConsequences', () => {
  it('says what follows, for how many, and what is a warning without its colour', () => {
    const dialog = ask();

    expect(dialog.text()).toContain('3 machines have registered here.');
    expect(dialog.findAll('li').map((item) => item.text())).toStrictEqual([
      expect.stringMatching(/^Warning ?The registration URL changes/), expect.stringMatching(/^Note ?Machines that are there keep .*<i>site<\/i>$/),
    ]);
  });

  it('has a name for screen readers', () => {
    const dialog = ask();
    const id = dialog.get('[role=dialog]').attributes('aria-labelledby') ?? '';

    expect(dialog.get(`[id="${ id }"]`).text()).toBe('Save these changes?');
  });

  it('passes on the answer', async () => {
    const dialog = ask();

    await press(dialog, 'Save anyway');
    await press(dialog, 'Keep editing');
    // outside of what is asked, or by Escape
    await dialog.get('[role=dialog]').trigger('click');
    expect(dialog.emitted('answer')).toStrictEqual([[true], [false], [false]]);
  });
});
