import type { ManagedOSImage } from '../../types';
import { condition } from '../conditions';

export type UpdateGroupStateName = 'notTaken' | 'failed' | 'handedOver' | 'rollingOut' | 'rolledOut' | 'deleting';

/** How a state looks and reads; texts are translation keys. */
export interface UpdateGroupStateInfo {
  color: 'info' | 'success' | 'warning' | 'error';
  label: string;
  /** What the state means for the nodes that are to be upgraded. */
  meaning: string;
  /** What a person can do about it. */
  nextStep: string;
}

function info(name: UpdateGroupStateName, color: UpdateGroupStateInfo['color']): UpdateGroupStateInfo {
  const key = `elemental.updateGroup.state.${ name }`;

  return { color, label: `${ key }.label`, meaning: `${ key }.meaning`, nextStep: `${ key }.nextStep` };
}

export const UPDATE_GROUP_STATES: Record<UpdateGroupStateName, UpdateGroupStateInfo> = {
  notTaken: info('notTaken', 'warning'),
  failed: info('failed', 'error'),
  handedOver: info('handedOver', 'success'),
  rollingOut: info('rollingOut', 'info'),
  rolledOut: info('rolledOut', 'success'),
  deleting: info('deleting', 'warning'),
};

/** Whether the operator has made Fleet's Bundle of the group. */
const BUNDLE_MADE = 'FleetBundleCreation';

/** Fleet's own condition of the Bundle, which the operator copies: true once all clusters have it. */
const BUNDLE_READY = 'Ready';

/**
 * How far an update group has come. An OS version that doesn't exist, and one that is no container, leave it without any condition,
 * for good (recordings 07-os-and-media/ManagedOSImage.version-missing and iso-version), as it is before the operator has looked.
 */
export function updateGroupState(image: ManagedOSImage): UpdateGroupStateName {
  const made = condition(image, BUNDLE_MADE);
  const ready = condition(image, BUNDLE_READY);

  if (image.metadata?.deletionTimestamp) {
    return 'deleting';
  }
  if (made?.status !== 'True') {
    return made?.status === 'False' ? 'failed' : 'notTaken';
  }
  if (!ready) {
    return 'handedOver';
  }

  return ready.status === 'True' ? 'rolledOut' : 'rollingOut';
}

/** What the operator or Fleet says of a group that isn't where it is to be; empty where neither says anything. */
export function updateGroupDetail(image: ManagedOSImage): string {
  const told = [condition(image, BUNDLE_MADE), condition(image, BUNDLE_READY)].find((one) => one && one.status !== 'True');

  return told?.message ?? '';
}
