import { mountInShell } from '../../../../test/support/components/mount';
import TypedConfirmation from './TypedConfirmation.vue';

describe('TypedConfirmation', () => {
  it('is confirmed while exactly what is expected stands there', async () => {
    const confirmation = mountInShell(TypedConfirmation, { modelValue: true, expected: 'berlin' });
    const input = confirmation.get('input');

    for (const typed of ['Berlin', 'berlin ', 'berlin2', '']) {
      await input.setValue(typed);
    }
    expect(confirmation.emitted('update:modelValue')).toStrictEqual([[false], [true], [false]]);
    expect(confirmation.get('label').text()).toBe('Type berlin to confirm.');
    expect(confirmation.get('label').attributes('for')).toBe(input.attributes('id'));
  });
});
