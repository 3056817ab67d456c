import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { clientPrefix } from '../inventory/host-facts';
import { CLIENT_ANNOTATIONS, labelPrefix } from './client-keys';

describe('labelPrefix', () => {
  it.each([
    [undefined, 'elemental.cattle.io/'], ['', 'elemental.cattle.io/'], ['-', ''], ['edge.example.com', 'edge.example.com/'],
  ])('of %s is "%s"', (prefix, expected) => {
    expect(labelPrefix({ labelPrefix: prefix })).toBe(expected);
  });
});

describe('CLIENT_ANNOTATIONS', () => {
  it('are those of every recorded machine, and no others', () => {
    const sent = recordedObjects<MachineInventory>('MachineInventory').flatMap(([, { metadata }]) => {
      const annotations = metadata?.annotations ?? {};
      const prefix = clientPrefix(annotations);

      return Object.keys(annotations).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    });

    expect([...new Set(sent)].filter((key) => !CLIENT_ANNOTATIONS.includes(key))).toStrictEqual(['resettable']);
  });
});
