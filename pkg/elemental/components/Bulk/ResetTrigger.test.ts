import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION } from '../../domain/labels';
import ResetTrigger from './ResetTrigger.vue';

const PATH = '/metadata/annotations/elemental.cattle.io~1resettable';

function machine(name: string, on: boolean, patchOnServer = jest.fn().mockResolvedValue(undefined)) {
  const annotations = { [UNMANAGED_ANNOTATION]: 'true', ...on && { [RESETTABLE_ANNOTATION]: 'true' } };

  return { id: name, metadata: { name, annotations }, status: { plan: { state: 'Applied' } }, patchOnServer };
}

async function press(dialog: VueWrapper, name: RegExp): Promise<void> {
  await dialog.findAll('button').find((one) => name.test(one.text()))?.trigger('click');
  await flushPromises();
}

describe('ResetTrigger', () => {
  it('offers what they are not yet, says what that means, and leaves alone what is so', async () => {
    const [off, on] = [machine('off', false), machine('on', true)] as const;
    const unselect = jest.fn();
    const dialog = mountInShell(ResetTrigger, { machines: [off, on], unselect });

    expect(dialog.text()).toContain('1 machine is unmanaged: when it is deleted, its agent writes the file');
    expect(dialog.text()).toContain('1 machine has its trigger on already');
    await press(dialog, /^Turn on for 1 machine$/);
    expect(off.patchOnServer).toHaveBeenCalledWith([{ op: 'add', path: PATH, value: 'true' }]);
    expect(on.patchOnServer).not.toHaveBeenCalled();
    expect(unselect).toHaveBeenCalledWith([off]);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('turns it off where all have it on', async () => {
    const on = machine('on', true);
    const dialog = mountInShell(ResetTrigger, { machines: [on] });

    expect(dialog.get('h2').text()).toBe('Reset trigger of on');
    expect(dialog.text()).toContain('1 machine leaves the inventory at once when it is deleted.');
    await press(dialog, /^Turn off for 1 machine$/);
    expect(on.patchOnServer).toHaveBeenCalledWith([{ op: 'add', path: PATH, value: '' }, { op: 'remove', path: PATH }]);
  });

  it('is turned the other way by choice, and does nothing where there is nothing to do', async () => {
    const dialog = mountInShell(ResetTrigger, { machines: [machine('off', false)] });

    await press(dialog, /^Turn off$/);
    expect(dialog.text()).toContain('1 machine has its trigger off already');
    expect(dialog.findAll('button').at(-1)?.attributes('disabled')).toBeDefined();
  });
});
