import { mountInShell } from '../../../../test/support/components/mount';
import RegistrationChip from './RegistrationChip.vue';

describe('RegistrationChip', () => {
  it('says which machines are shown and which are missing, and can be removed', async () => {
    const wrapper = mountInShell(RegistrationChip, { registration: 'berlin-edge' });

    expect(wrapper.text()).toMatch(/^Registration: berlin-edge\s*The server finds these machines by a label/);
    await wrapper.get('button[aria-label="Show machines of all registration endpoints, not only of berlin-edge"]').trigger('click');
    expect(wrapper.emitted('remove')).toHaveLength(1);
  });
});
