import { mountInShell } from '../../../../test/support/components/mount';
import EmptyList from './EmptyList.vue';

describe('EmptyList', () => {
  it.each(['registration', 'updateGroup'])('has people create the first %s, if they may', (of) => {
    expect(mountInShell(EmptyList, { of }).text()).toMatch(/Create one/);
    const others = mountInShell(EmptyList, { of, mayNotCreate: true }).text();

    expect(others).toContain('Your role gives no right to create one. Ask an administrator');
    expect(others).not.toContain('Create one');
  });
});
