import { mountInShell } from '../../../../test/support/components/mount';
import { MACHINE_STATES } from '../../domain/inventory/state';
import { REGISTRATION_STATES } from '../../domain/registration/state';
import StateBadge from './StateBadge.vue';

const states = [...Object.entries(MACHINE_STATES), ...Object.entries(REGISTRATION_STATES)];

describe('StateBadge', () => {
  it.each(states)('has words for %s, its meaning and the next step', (_name, info) => {
    const badge = mountInShell(StateBadge, { row: { stateInfo: info } });
    const description = badge.attributes('aria-label') ?? '';

    expect(badge.text()).not.toMatch(/elemental\./);
    expect(badge.text()).not.toBe('');
    expect(description).not.toMatch(/elemental\.(machine|registration)\./);
    expect(description.startsWith(badge.text())).toBe(true);
    expect(description.split('. ').length).toBeGreaterThan(1);
    expect(badge.attributes('tabindex')).toBe('0');
    expect(badge.classes()).toContain(`bg-${ info.color }`);
  });
});
