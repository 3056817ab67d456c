import type { MachineInventory } from '../../types';
import { labelFilterSuggestions, labelKeysOf, labelValuesOf } from './label-suggestions';

const machines: MachineInventory[] = [
  { metadata: { labels: { site: 'lyon', pool: 'a' } } }, { metadata: { labels: { site: 'berlin' } } }, { metadata: {} }, {},
];

describe('suggestions of labels', () => {
  it('are what the machines have, each once', () => {
    expect(labelKeysOf(machines)).toStrictEqual(['pool', 'site']);
    expect(labelFilterSuggestions(machines)).toStrictEqual(['pool', 'site', 'pool=a', 'site=berlin', 'site=lyon']);
    expect(labelFilterSuggestions([])).toStrictEqual([]);
  });

  it('are the values of one label', () => {
    expect(labelValuesOf(machines, 'site')).toStrictEqual(['berlin', 'lyon']);
    expect(labelValuesOf(machines, 'toString')).toStrictEqual([]);
  });

  it('are not without end', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ metadata: { labels: { [`key-${ index }`]: 'x' } } }));

    expect(labelFilterSuggestions(many)).toHaveLength(200);
  });
});
