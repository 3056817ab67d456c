import { sentence } from '../../../../test/support/components/sentences';
import { recording } from '../../../../test/support/recordings';
import type { Condition, ManagedOSImage } from '../../types';
import { UPDATE_GROUP_STATES, updateGroupDetail, updateGroupState, type UpdateGroupStateName } from './state';

function group(conditions: Partial<Condition>[], metadata: ManagedOSImage['metadata'] = {}): ManagedOSImage {
  return { metadata, status: { conditions: conditions as Condition[] } };
}

const MADE = { type: 'FleetBundleCreation', status: 'True' } as const;

describe('updateGroupState', () => {
  it.each<[string, UpdateGroupStateName]>([
    ['default-all-nodes', 'handedOver'],
    ['excl-unmanaged', 'handedOver'],
    ['nothing', 'handedOver'],
    ['iso-version', 'notTaken'],
    ['version-missing', 'notTaken'],
  ])('of the recorded %s is %s', (name, expected) => {
    expect(updateGroupState((recording(`07-os-and-media/ManagedOSImage.${ name }.yaml`) as { after: ManagedOSImage }).after)).toBe(expected);
  });

  it.each<[ManagedOSImage, UpdateGroupStateName]>([
    [{}, 'notTaken'],
    [group([{ ...MADE, status: 'Unknown' }]), 'notTaken'],
    [group([{ ...MADE, status: 'False' }]), 'failed'],
    [group([MADE, { type: 'Ready', status: 'False' }]), 'rollingOut'],
    [group([MADE, { type: 'Ready', status: 'Unknown' }]), 'rollingOut'],
    [group([MADE, { type: 'Ready', status: 'True' }]), 'rolledOut'],
    [group([MADE, { type: 'Ready', status: 'True' }], { deletionTimestamp: '2026-11-22T11:20:26Z' }), 'deleting'],
  ])('of %j is %s', (image, expected) => {
    expect(updateGroupState(image)).toBe(expected);
  });

  it('has words for each', () => {
    for (const { label, meaning, nextStep } of Object.values(UPDATE_GROUP_STATES)) {
      expect([label, meaning, nextStep].filter((key) => sentence(key) === key)).toStrictEqual([]);
    }
  });
});

describe('updateGroupDetail', () => {
  it('is what keeps the group from being where it is to be', () => {
    expect(updateGroupDetail(group([{ ...MADE, status: 'False', message: 'no rights' }]))).toBe('no rights');
    expect(updateGroupDetail(group([MADE, { type: 'Ready', status: 'False', message: 'NotReady(1) [Cluster fleet-default/edge]' }])))
      .toBe('NotReady(1) [Cluster fleet-default/edge]');
    expect(updateGroupDetail(group([{ ...MADE, message: 'fine' }]))).toBe('');
    expect(updateGroupDetail({})).toBe('');
  });
});
