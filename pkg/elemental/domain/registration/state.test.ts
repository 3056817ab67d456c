import { recording, recordedObjects } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { REGISTRATION_STATES, registrationState, type RegistrationStateName } from './state';

function recordedFinal(name: string): MachineRegistration {
  return (recording(`01-machineregistrations/${ name }.yaml`) as { final: MachineRegistration }).final;
}

describe('registrationState', () => {
  it.each<[string, RegistrationStateName]>([
    ['unmanaged', 'ready'],
    ['managed', 'ready'],
    ['minimal-empty-spec', 'ready'],
    ['no-server-url-setting', 'noServerUrl'],
    ['empty-server-url', 'noServerUrl'],
    ['duplicate-token', 'duplicateToken'],
  ])('of the recording %s is %s', (name, state) => {
    expect(registrationState(recordedFinal(name))).toBe(state);
  });

  it('is unknown while the operator is down', () => {
    const recorded = recording('01-machineregistrations/_operator-down-and-poison-restart.yaml') as
      { 'created while the operator is down': { object: MachineRegistration } };

    expect(registrationState(recorded['created while the operator is down'].object)).toBe('unknown');
  });

  it.each<[string, RegistrationStateName]>([
    ['RbacCreationFailure', 'rbacFailure'],
    ['SomethingNew', 'notReady'],
  ])('knows the reason %s', (reason, state) => {
    const ready = { type: 'Ready', status: 'False', reason, message: '', lastTransitionTime: '2026-11-22T11:04:45Z' } as const;

    expect(registrationState({ status: { conditions: [ready] } })).toBe(state);
  });

  it('is deleting as soon as a delete was asked for', () => {
    expect(registrationState({ ...recordedFinal('unmanaged'), metadata: { deletionTimestamp: '2026-11-22T11:04:45Z' } })).toBe('deleting');
  });

  it('looks up every recorded registration', () => {
    for (const [, registration] of recordedObjects<MachineRegistration>('MachineRegistration')) {
      expect(REGISTRATION_STATES[registrationState(registration)]).toBeDefined();
    }
  });
});
