import * as fc from 'fast-check';
import { machines } from '../../../../test/support/arbitraries';
import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { DIMENSIONS, isChosen, valueOf, type Choice } from './choice';
import { addPage, labelKeys, machinesOf, newSums, siteLabel, type FleetSums } from './sums';
import { bars } from './tally';

function sumsOf(...pages: MachineInventory[][]): FleetSums {
  const sums = newSums();

  pages.forEach((page) => {
    addPage(sums, page);
  });

  return sums;
}

function machine(name: string, labels: Record<string, string> = {}, facts: Record<string, string> = {}, tpmHash?: string): MachineInventory {
  const annotations = Object.fromEntries(Object.entries(facts).map(([key, value]) => [`elemental.cattle.io/${ key }`, value]));

  return { metadata: { name, namespace: 'fleet-default', labels, annotations }, spec: { tpmHash } };
}

describe('the sums of a fleet', () => {
  it('are the same however its machines are split into pages', () => {
    fc.assert(fc.property(machines, fc.array(fc.nat(30)), (all, cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), all.length];
      const pages = at.slice(1).map((end, index) => all.slice(at[index], end));

      expect(sumsOf(...pages, all.slice(Math.max(...at.slice(0, -1)), 0))).toStrictEqual(sumsOf(all));
    }));
  });

  it('count each machine once in each dimension', () => {
    fc.assert(fc.property(machines, (all) => {
      const sums = sumsOf(all);

      DIMENSIONS.forEach((one) => {
        expect(machinesOf(sums.by[one])).toBe(all.length);
      });
    }));
  });

  it('say of each bar how many machines a second scan finds', () => {
    fc.assert(fc.property(machines, (all) => {
      const sums = sumsOf(all);
      const choices: [Choice, number][] = [
        ...DIMENSIONS.flatMap((by) => bars(sums.by[by], 1).map(({ value, count }): [Choice, number] => [{ by, value }, count])),
        ...[...sums.labels].flatMap(([key, tally]) => (
          bars(tally, 1).map(({ value, count }): [Choice, number] => [{ by: 'label', key, value }, count]))),
        ...bars(sums.repeatedIdentities, 1).map(({ value, count }): [Choice, number] => [{ by: 'identityHash', value }, count]),
      ];

      choices.forEach(([choice, count]) => {
        expect(all.filter((one) => isChosen(one, choice))).toHaveLength(count);
      });
    }));
  });

  it('find each identity that several machines have, and no other', () => {
    fc.assert(fc.property(machines, (all) => {
      const hashes = all.map((one) => valueOf(one, 'identityHash')).filter(Boolean);
      const repeated = hashes.filter((one) => hashes.indexOf(one) !== hashes.lastIndexOf(one));

      expect(new Set(sumsOf(all).repeatedIdentities.counts.keys())).toStrictEqual(new Set(repeated));
    }));
  });

  it('have a value for every recorded machine', () => {
    const recorded = recordedObjects<MachineInventory>('MachineInventory').map(([, one]) => one);
    const sums = sumsOf(recorded);

    expect(sums.machines).toBeGreaterThan(50);
    expect(sums.by.hostType.counts.get('unmanaged')).toBeGreaterThan(10);
    expect(sums.by.osName.counts.get('SLES')).toBeGreaterThan(0);
    expect(sums.by.auth.counts.get('emulated-tpm')).toBeGreaterThan(10);
  });

  it('stay small, whatever hosts say', () => {
    const all = Array.from({ length: 3000 }, (_, number) => (
      machine(`m-${ number }`, { [`key-${ number }`]: 'a', serial: String(number) }, { 'os.pretty-name': `${ number } `.repeat(1000) })));
    const sums = sumsOf(all);

    expect(sums.by.operatingSystem.counts.size).toBe(1000);
    expect(sums.by.operatingSystem.others).toBe(2000);
    expect(Math.max(...[...sums.by.operatingSystem.counts.keys()].map(({ length }) => length))).toBe(201);
    expect(sums.labels.size).toBe(50);
    expect(sums.hasMoreLabels).toBe(true);
    expect(sums.labels.get('serial')?.counts.size).toBe(500);
  });

  it('count machines that lack our labels', () => {
    const sums = sumsOf([
      machine('a', {}, { 'os.unmanaged': 'true' }),
      machine('b', { 'ui.elemental.cattle.io/registration': 'shops' }),
      machine('c', { 'ui.elemental.cattle.io/unmanaged': 'true' }, { 'os.unmanaged': 'true' }),
    ]);

    expect(sums).toMatchObject({ machines: 3, withoutRegistration: 2, withoutUnmanaged: 1, hasMoreLabels: false });
  });

  it('have room for our own labels, which aren\'t counted', () => {
    const labels = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`key-${ number }`, 'a']));

    expect(sumsOf([machine('a', { ...labels, 'ui.elemental.cattle.io/registration': 'shops' })])).toMatchObject({ hasMoreLabels: false });
    expect(sumsOf([machine('a', { ...labels, site: 'a' })])).toMatchObject({ hasMoreLabels: true });
  });

  it('name a registration of another namespace in full', () => {
    const label = { 'ui.elemental.cattle.io/registration': 'shops' };
    const { counts } = sumsOf([machine('a', label), { metadata: { name: 'b', namespace: 'lab', labels: label } }, machine('c')]).by.registration;

    expect([...counts]).toStrictEqual([['shops', 1], ['lab/shops', 1], ['', 1]]);
  });
});

describe('the label of sites', () => {
  it.each([
    [['rack', 'rack', 'site'], 'site'],
    [['rack', 'example.com/Location'], 'example.com/Location'],
    [['website', 'rack', 'rack'], 'rack'],
    [['b', 'a'], 'a'],
    [['ui.elemental.cattle.io/unmanaged'], undefined],
    [[], undefined],
  ])('of machines with %j is %j', (keys, expected) => {
    expect(siteLabel(sumsOf(keys.map((key, index) => machine(`m-${ index }`, { [key]: 'a' }))).labels)).toBe(expected);
  });

  it('may be another one, the most frequent first', () => {
    expect(labelKeys(sumsOf([machine('a', { x: '1', y: '2' }), machine('b', { y: '3' })]).labels)).toStrictEqual(['y', 'x']);
  });
});

describe('bars', () => {
  it('show the most frequent value first, with its share', () => {
    const counts = new Map([['a', 1], ['c', 2], ['b', 1]]);

    expect(bars({ counts, others: 0 }, 4)).toStrictEqual([
      { value: 'c', count: 2, share: 0.5 }, { value: 'a', count: 1, share: 0.25 }, { value: 'b', count: 1, share: 0.25 },
    ]);
  });
});
