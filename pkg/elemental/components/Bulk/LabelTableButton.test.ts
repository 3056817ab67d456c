import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { INVENTORY } from '../../types';
import LabelTableButton from './LabelTableButton.vue';

const promptModal = jest.fn();

function buttonFor(resourceMethods: string[], machines?: number): ReturnType<VueWrapper['find']> {
  const counts = machines === undefined ? [] : [{ counts: { [INVENTORY]: { summary: { count: machines } } } }];
  const getters = { 'management/schemaFor': () => ({ id: INVENTORY, resourceMethods }), 'management/all': () => counts };

  return mountInShell(LabelTableButton, {}, { getters, actions: { 'management/promptModal': promptModal } }).find('button');
}

describe('LabelTableButton', () => {
  it('opens the dialog for labels without any machine', async () => {
    const button = buttonFor(['PATCH'], 3);

    expect(button.text()).toBe('Labels from a table');
    await button.trigger('click');
    expect(promptModal.mock.calls).toMatchObject([[{ component: 'LabelMachines', resources: [] }]]);
  });

  it('is for those who may change machines, where there may be any', () => {
    expect(buttonFor(['PATCH']).exists()).toBe(true);
    expect(buttonFor(['PATCH'], 0).exists()).toBe(false);
    expect(buttonFor(['GET'], 3).exists()).toBe(false);
  });
});
