import { mountInShell } from '../../../../test/support/components/mount';
import { MACHINE_STATES } from '../../domain/inventory/state';
import { REGISTRATION_STATES } from '../../domain/registration/state';
import StateBadge from './StateBadge.vue';

const states = [...Object.entries(MACHINE_STATES), ...Object.entries(REGISTRATION_STATES)];

describe('StateBadge', () => {
  it.each(states)('has words for %s, its meaning and the next step', (_name, info) => {
    const badge = mountInShell(StateBadge, { info });
    const title = badge.attributes('title') ?? '';

    expect(badge.text()).not.toMatch(/elemental\./);
    expect(badge.text()).not.toBe('');
    expect(title).not.toMatch(/elemental\.(machine|registration)\./);
    expect(title.split('. ').length).toBeGreaterThan(1);
    expect(badge.classes()).toContain(`bg-${ info.color }`);
  });
});
