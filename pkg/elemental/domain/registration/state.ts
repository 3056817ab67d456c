import type { MachineRegistration } from '../../types';
import { condition } from '../conditions';

export type RegistrationStateName = 'ready' | 'unknown' | 'noServerUrl' | 'duplicateToken' | 'rbacFailure' | 'notReady' | 'deleting';

/** How a state looks and reads; texts are translation keys. */
export interface RegistrationStateInfo {
  color: 'info' | 'success' | 'warning' | 'error';
  label: string;
  /** What the state means for the hosts that are to register. */
  meaning: string;
  /** What a person can do about it. */
  nextStep: string;
}

function info(name: RegistrationStateName, color: RegistrationStateInfo['color']): RegistrationStateInfo {
  const key = `elemental.registration.state.${ name }`;

  return { color, label: `${ key }.label`, meaning: `${ key }.meaning`, nextStep: `${ key }.nextStep` };
}

export const REGISTRATION_STATES: Record<RegistrationStateName, RegistrationStateInfo> = {
  ready: info('ready', 'success'),
  unknown: info('unknown', 'info'),
  noServerUrl: info('noServerUrl', 'error'),
  duplicateToken: info('duplicateToken', 'error'),
  rbacFailure: info('rbacFailure', 'error'),
  notReady: info('notReady', 'warning'),
  deleting: info('deleting', 'warning'),
};

/** The operator's reasons (api/v1beta1/common_consts.go; recordings 01-machineregistrations). */
const STATE_OF_REASON: Record<string, RegistrationStateName> = {
  MissingTokenOrServerURL: 'noServerUrl',
  DuplicateToken: 'duplicateToken',
  RbacCreationFailure: 'rbacFailure',
};

/** Whether hosts can register, or why not. Before the operator has looked at the registration nothing is known. */
export function registrationState(registration: MachineRegistration): RegistrationStateName {
  if (registration.metadata?.deletionTimestamp) {
    return 'deleting';
  }
  const ready = condition(registration, 'Ready');

  if (!ready) {
    return 'unknown';
  }

  return ready.status === 'True' ? 'ready' : STATE_OF_REASON[ready.reason] ?? 'notReady';
}
