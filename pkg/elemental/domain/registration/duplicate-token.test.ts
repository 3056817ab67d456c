import { recording } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { tokenOwner } from './duplicate-token';

const { final: duplicate } = recording('01-machineregistrations/duplicate-token.yaml') as { final: MachineRegistration };

function saying(message: string): MachineRegistration {
  const [ready] = duplicate.status?.conditions ?? [];

  return { status: { conditions: ready ? [{ ...ready, message }] : [] } };
}

describe('tokenOwner', () => {
  it('is the one that the operator names', () => {
    expect(tokenOwner(duplicate)).toStrictEqual({ namespace: 'fleet-default', name: 'custom-token' });
  });

  it.each(['duplicate token', 'token "a" is already in use by: duplicate token', 'token "a" is already in use by <img>/x: y', ''])(
    'is unknown where the operator says %j', (message) => {
      expect(tokenOwner(saying(message))).toBeUndefined();
    });

  it('is nobody where the token is no duplicate', () => {
    const { final } = recording('01-machineregistrations/custom-token.yaml') as { final: MachineRegistration };

    expect(tokenOwner(final)).toBeUndefined();
    expect(tokenOwner({ metadata: { ...duplicate.metadata, deletionTimestamp: '2026-11-22T11:05:08Z' }, status: duplicate.status })).toBeUndefined();
    expect(tokenOwner({})).toBeUndefined();
  });
});
