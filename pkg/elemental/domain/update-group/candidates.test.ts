import * as fc from 'fast-check';
import { machine as anyMachine } from '../../../../test/support/machines';
import { storedSelector } from '../../../../test/support/selectors';
import type { ManagedOSImage } from '../../types';
import { matchesSelector } from '../inventory/label-filter';
import { UNMANAGED_LABEL } from '../labels';
import { unmanagedCandidates } from './candidates';
import { EXCLUSION } from './exclusion';
import { reachesMachine } from './reach';

function image(nodeSelector: unknown): ManagedOSImage {
  return { spec: { nodeSelector } } as ManagedOSImage;
}

const OURS = { key: UNMANAGED_LABEL, operator: 'In', values: ['true'] };

describe('unmanagedCandidates', () => {
  it('asks what the server can tell, and not for what only a node may have', () => {
    expect(unmanagedCandidates({})).toStrictEqual({ matchExpressions: [OURS] });
    expect(unmanagedCandidates(image({ matchLabels: { site: 'berlin' }, matchExpressions: [
      { key: 'pool', operator: 'NotIn', values: ['core'] }, { key: 'rack', operator: 'DoesNotExist' }, { key: 'kubernetes.io/os', operator: 'Exists' },
    ] }))).toStrictEqual({ matchExpressions: [OURS, { key: 'pool', operator: 'NotIn', values: ['core'] }, { key: 'rack', operator: 'DoesNotExist' }] });
    expect(unmanagedCandidates(image({ matchExpressions: [EXCLUSION] }))).toBeUndefined();
  });

  it('misses no machine with our label that the group may reach', () => {
    fc.assert(fc.property(storedSelector, anyMachine, (selector, machine) => {
      const labels = { ...machine.metadata?.labels, [UNMANAGED_LABEL]: 'true' };
      const asked = unmanagedCandidates(image(selector));
      const isReached = reachesMachine(image(selector), { ...machine, metadata: { ...machine.metadata, labels } }) !== 'no';

      expect(!isReached || (asked !== undefined && matchesSelector(labels, asked))).toBe(true);
    }));
  });
});
