import * as fc from 'fast-check';
import { recordedObjects } from '../../../../test/support/recordings';
import { storedSelector } from '../../../../test/support/selectors';
import type { ManagedOSImage } from '../../types';
import type { PatchStep } from '../bulk/change';
import { copy } from '../copy';
import { valueAt, writeAt } from '../path';
import { EXCLUSION, exclusionSteps, withExclusion } from './exclusion';
import { excludesUnmanaged } from './reach';

const VERSION = { op: 'test', path: '/metadata/resourceVersion', value: '7' };

/** What the API server makes of the steps (RFC 6902), as far as these go. */
function patched(before: ManagedOSImage, steps: readonly PatchStep[]): ManagedOSImage {
  const result = copy(before);

  for (const { op, path, value } of steps) {
    const keys = path.split('/').slice(1);

    if (op === 'test') {
      expect(valueAt(result, keys)).toBe(value);
    } else if (keys.at(-1) === '-') {
      (valueAt(result, keys.slice(0, -1)) as unknown[]).push(value);
    } else {
      expect(valueAt(result, keys.slice(0, -1))).toBeInstanceOf(Object);
      writeAt(result, keys, value);
    }
  }

  return result;
}

describe('exclusionSteps', () => {
  it('makes on the server what it makes here, whatever the group, and nothing twice', () => {
    const group = fc.record({ nodeSelector: fc.option(storedSelector), osImage: fc.string() }, { requiredKeys: [] });

    fc.assert(fc.property(fc.option(group, { nil: undefined }), (spec) => {
      const before = copy({ metadata: { resourceVersion: '7' }, ...spec && { spec } }) as ManagedOSImage;
      const after = patched(before, exclusionSteps(before));

      expect(after).toStrictEqual(withExclusion(before));
      expect(excludesUnmanaged(after)).toBe(true);
      expect(exclusionSteps(after)).toStrictEqual([]);
    }));
  });

  it('touches the selector alone in each recorded group', () => {
    for (const [, one] of recordedObjects<ManagedOSImage>('ManagedOSImage')) {
      const steps = exclusionSteps(one);

      expect(steps.filter(({ op }) => op !== 'test').every(({ path }) => path.startsWith('/spec/nodeSelector'))).toBe(true);
      expect(steps.length).toBeGreaterThan(0);
    }
  });

  it.each<[string, ManagedOSImage['spec'], object[]]>([
    ['no selector', { osImage: 'a' }, [VERSION, { op: 'add', path: '/spec/nodeSelector', value: { matchExpressions: [EXCLUSION] } }]],
    ['labels', { nodeSelector: { matchLabels: { a: 'b' } } }, [VERSION, { op: 'add', path: '/spec/nodeSelector/matchExpressions', value: [EXCLUSION] }]],
    // fits whatever others add meanwhile
    ['conditions', { nodeSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }, [
      { op: 'add', path: '/spec/nodeSelector/matchExpressions/-', value: EXCLUSION },
    ]],
  ])('adds to a group with %s', (_, spec, steps) => {
    expect(exclusionSteps({ metadata: { resourceVersion: '7' }, spec })).toStrictEqual(steps);
  });
});
