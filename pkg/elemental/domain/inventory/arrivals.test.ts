import * as fc from 'fast-check';
import type { MachineInventory } from '../../types';
import { REGISTRATION_LABEL } from '../labels';
import { arrivalSelector, isFrom } from './arrival-source';
import { arrivals, firstLook } from './arrivals';

function machine(uid: string, second: number): MachineInventory {
  return { metadata: { uid, name: `m-${ uid }`, creationTimestamp: new Date(Date.UTC(2026, 10, 22) + second * 1000).toISOString().replace('.000', '') } };
}

function uids(machines: MachineInventory[]): (string | undefined)[] {
  return machines.map(({ metadata }) => metadata?.uid);
}

describe('arrivals', () => {
  it('are the machines that weren\'t there, newest first', () => {
    const first = firstLook([machine('a', 1)], true);

    expect(uids(arrivals(first, [machine('b', 2), machine('d', 3), machine('c', 3), machine('a', 1)]))).toStrictEqual(['c', 'd', 'b']);
    expect(arrivals(first, [machine('a', 1)])).toStrictEqual([]);
    expect(uids(arrivals(firstLook([], true), [machine('a', 1)]))).toStrictEqual(['a']);
  });

  it('don\'t mind clocks of API servers that differ by a little', () => {
    expect(uids(arrivals(firstLook([machine('a', 10), machine('b', 5)], false), [machine('c', 9)]))).toStrictEqual(['c']);
    expect(uids(arrivals(firstLook([machine('a', 10)], true), [machine('c', 9)]))).toStrictEqual(['c']);
  });

  it('leave out older machines that move up when others are deleted', () => {
    const first = firstLook([machine('c', 3), machine('b', 2)], false);

    expect(uids(arrivals(first, [machine('d', 4), machine('b', 2), machine('a', 1), machine('z', 2)]))).toStrictEqual(['d']);
  });

  it('are none of those that a page showed, whatever becomes of the others', () => {
    const seconds = fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 30 });
    const law = fc.property(seconds, fc.nat(10), fc.func(fc.boolean()), (made, size, isKept) => {
      const newest = made.sort((a, b) => b - a).map((second) => machine(String(second), second));
      const first = firstLook(newest.slice(0, size + 1), newest.length <= size);
      const kept = newest.filter(({ metadata }) => isKept(metadata?.uid));

      expect(arrivals(first, kept)).toStrictEqual([]);
      expect(uids(arrivals(first, [...kept, machine('new', 2000)]))).toStrictEqual(['new']);
    });

    fc.assert(law);
  });
});

describe('where machines come from', () => {
  const SOURCE = { name: 'berlin-edge', namespace: 'fleet-default', labelled: true };
  const ours: MachineInventory = { metadata: { namespace: 'fleet-default', labels: { [REGISTRATION_LABEL]: 'berlin-edge' } } };
  const unmarked: MachineInventory = { metadata: { namespace: 'fleet-default' } };

  it('is told by our label', () => {
    expect(arrivalSelector(SOURCE)).toStrictEqual({ matchLabels: { 'ui.elemental.cattle.io/registration': 'berlin-edge' } });
    expect(isFrom(ours, SOURCE)).toBe(true);
    expect(isFrom(unmarked, SOURCE)).toBe(false);
    expect(isFrom(ours, { ...SOURCE, name: 'berlin' })).toBe(false);
    expect(isFrom(ours, { ...SOURCE, namespace: 'fleet-local' })).toBe(false);
  });

  it('is the namespace, where the registration doesn\'t stamp it', () => {
    expect(arrivalSelector({ ...SOURCE, labelled: false })).toBeUndefined();
    expect(isFrom(unmarked, { ...SOURCE, labelled: false })).toBe(true);
    expect(isFrom(unmarked, { ...SOURCE, labelled: false, namespace: 'fleet-local' })).toBe(false);
  });
});
