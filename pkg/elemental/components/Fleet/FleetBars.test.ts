import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import type { Choice } from '../../domain/fleet/choice';
import FleetBars from './FleetBars.vue';

async function barsOf(counts: [string, number][], by: Choice['by'] = 'osName', others = 0): Promise<VueWrapper> {
  const machines = counts.reduce((sum, [, one]) => sum + one, others);
  const choiceOf = (value: string): Choice => (by === 'label' ? { by, key: 'site', value } : { by, value });
  const textOf = (value: string): string => value || 'not said';
  const tally = { counts: new Map(counts), others };

  return mountInShell(FleetBars, { title: 'Operating system', tally, machines, choiceOf, textOf }, { router: await routerAt('/') });
}

function rows(bars: VueWrapper): string[][] {
  return bars.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()));
}

describe('the bars of a fleet', () => {
  it('are a table with numbers and shares, the most frequent first', async () => {
    const bars = await barsOf([['Debian', 1], ['Ubuntu', 2], ['', 1]]);

    expect(rows(bars)).toStrictEqual([['Ubuntu', '2', '50.0%'], ['not said', '1', '25.0%'], ['Debian', '1', '25.0%']]);
    expect(bars.find('table').attributes('aria-label')).toBe('Operating system');
  });

  it('lead to the list where the server can filter', async () => {
    const address = async (by: Choice['by'], value: string): Promise<string | undefined> => (
      (await barsOf([[value, 1]], by)).find('a').attributes('href'));

    await expect(address('hostType', 'unmanaged')).resolves.toMatch(/machineinventory\?host=unmanaged$/);
    await expect(address('registration', 'lab/shops')).resolves.toMatch(/machineinventory\?registration=lab\/shops$/);
    await expect(address('registration', '')).resolves.toMatch(/machineinventory\?label=!ui\.elemental\.cattle\.io\/registration$/);
    await expect(address('label', 'berlin')).resolves.toMatch(/machineinventory\?label=site%3Dberlin$|machineinventory\?label=site=berlin$/);
  });

  it.each(['osName', 'operatingSystem', 'clientVersion', 'auth', 'identityHash'] as const)('ask for the machines of %s', async (by) => {
    const bars = await barsOf([['<img src=x onerror=alert(1)>', 1]], by);

    await bars.find('tbody button').trigger('click');
    expect(bars.emitted('list')).toStrictEqual([[{ by, value: '<img src=x onerror=alert(1)>' }]]);
    expect(bars.find('img').exists()).toBe(false);
  });

  it('ask for the machines of a registration that can be none', async () => {
    const bars = await barsOf([['lab/Not A Name', 1]], 'registration');

    expect(bars.find('tbody a').exists()).toBe(false);
  });

  it('are few at first, and all when asked for', async () => {
    const bars = await barsOf(Array.from({ length: 20 }, (_, number) => [`os ${ number }`, 1]), 'osName', 7);

    expect(rows(bars)).toHaveLength(12);
    expect(bars.text()).toMatch(/7 more machines have values for which there was no room .* The values that were read first are counted/);
    await bars.find('button[aria-expanded="false"]').trigger('click');
    expect(rows(bars)).toHaveLength(20);
    await bars.find('button[aria-expanded="true"]').trigger('click');
    expect(rows(bars)).toHaveLength(12);
  });

  it('say of a very small share that there is one', async () => {
    expect(rows(await barsOf([['a', 99_999], ['b', 1]]))).toStrictEqual([['a', '99,999', '100.0%'], ['b', '1', '< 0.1%']]);
  });
});
