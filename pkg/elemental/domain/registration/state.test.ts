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

  it('asks the condition Ready and no other', () => {
    const other = { type: 'Other', status: 'True', reason: '', message: '', lastTransitionTime: '2026-11-22T11:04:45Z' } as const;

    const ready = { ...other, type: 'Ready', status: 'False', reason: 'DuplicateToken' } as const;

    expect(registrationState({ status: { conditions: [other, ready] } })).toBe('duplicateToken');
    expect(registrationState({ status: { conditions: [other] } })).toBe('unknown');
    expect(registrationState({ status: {} })).toBe('unknown');
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

describe('REGISTRATION_STATES', () => {
  it.each(Object.entries(REGISTRATION_STATES))('says of %s what it means and what to do', (name, state) => {
    const key = `elemental.registration.state.${ name }`;

    expect(state).toMatchObject({ label: `${ key }.label`, meaning: `${ key }.meaning`, nextStep: `${ key }.nextStep` });
  });

  it('shows as errors what keeps hosts out until somebody does something, and as a success what lets them in', () => {
    const of = (color: string): string[] => Object.entries(REGISTRATION_STATES).filter(([, state]) => state.color === color).map(([name]) => name);

    expect(of('error')).toStrictEqual(['noServerUrl', 'duplicateToken', 'rbacFailure']);
    expect(of('success')).toStrictEqual(['ready']);
    expect(of('info')).toStrictEqual(['unknown']);
    expect(of('warning')).toStrictEqual(['notReady', 'deleting']);
  });
});
