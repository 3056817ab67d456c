import { mountInShell } from '../../../../test/support/components/mount';
import { NO_IMPACT, type Removal } from '../../domain/registration/removal';
import RemovalConsequences from './RemovalConsequences.vue';

function text(removal: Partial<Removal>): string {
  const whole = { count: { labelled: 0, unlabelled: 0 }, names: [], impact: NO_IMPACT, ...removal };

  return mountInShell(RemovalConsequences, { removal: whole }).text();
}

describe('RemovalConsequences', () => {
  it('says that nobody is affected', () => {
    expect(text({})).toBe('No machine has registered here.');
  });

  it('names the first machines, and says how many more there are', () => {
    const impact = { ...NO_IMPACT, machines: 4, agentConnected: 1 };
    const said = text({ count: { labelled: 4, unlabelled: 0 }, names: ['edge-1', '<b>edge-2</b>'], impact });

    expect(said).toMatch(/^4 machines have registered here\./);
    expect(said).toContain('<b>edge-2</b>');
    expect(said).toContain('and 2 more');
    expect(said).toContain('1 machine has an agent that connected at least once.');
  });

  it('does not count more where all are named', () => {
    expect(text({ count: { labelled: 1, unlabelled: 0 }, names: ['edge-1'] })).not.toContain('more');
  });

  it('says what can\'t be known', () => {
    expect(text({ count: { labelled: 0, unlabelled: 2 } })).toMatch(/^No machine is known to have registered here\. ?2 machines in the same namespace don't say/);
  });
});
