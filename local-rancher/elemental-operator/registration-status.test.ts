import { recordedObjects } from '../../test/support/recordings';
import { hasOtherToken, isUndecodable, newToken } from './registration-status';
import type { MachineRegistration } from './resources';

function registration(uid: string, token?: string, registrationToken?: string): MachineRegistration {
  return {
    apiVersion: 'elemental.cattle.io/v1beta1',
    kind: 'MachineRegistration',
    metadata: { name: `name-${ uid }`, namespace: 'fleet-default', uid },
    spec: { token },
    status: { registrationToken },
  };
}

describe('newToken', () => {
  it('is random without spec.token, else spec.token', () => {
    expect(newToken(registration('1'), [], () => 'random')).toBe('random');
    expect(newToken(registration('1', 'mine'), [registration('1', 'mine', 'mine'), registration('2', 'x', 'other')], () => 'random')).toBe('mine');
  });

  it('names who has it, in the recorded words', () => {
    const [, recorded] = recordedObjects<MachineRegistration>('MachineRegistration')
      .find(([where, { status }]) => where.includes('duplicate-token') && status) ?? [];
    const other = registration('2', undefined, 'my-edge-site-1');

    other.metadata.name = 'custom-token';
    expect(() => newToken(registration('1', 'my-edge-site-1'), [other], () => '')).toThrow(recorded?.status?.conditions?.[0]?.message);
  });
});

describe('hasOtherToken', () => {
  it('is true only for a spec.token that isn\'t in the status', () => {
    expect(hasOtherToken(registration('1', 'a', 'b'))).toBe(true);
    expect(hasOtherToken(registration('1', 'a', 'a'))).toBe(false);
    expect(hasOtherToken(registration('1', undefined, 'b'))).toBe(false);
  });
});

describe('isUndecodable', () => {
  it.each([
    ['text', true], [['a'], true], [1, true], [{}, false], [null, false], [undefined, false],
  ])('of cloud-config %j is %s', (cloudConfig, expected) => {
    expect(isUndecodable({ ...registration('1'), spec: { config: { 'cloud-config': cloudConfig } } })).toBe(expected);
  });
});
