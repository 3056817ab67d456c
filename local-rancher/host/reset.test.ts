import { temporaryMachine } from '../../test/support/elemental/temporary-machine';
import { SENTINEL_FILE } from '../elemental-operator/plans';
import { HOST_FILES, type Machine } from './machine';
import { resetHost } from './reset';

function provisioned(): Machine {
  return temporaryMachine({}, { state: 'initialRegistration: 2026-11-22T11:08:17Z\n', bootstrapDone: '' });
}

describe('resetHost', () => {
  it('does nothing unless somebody asked for it', () => {
    const machine = provisioned();

    expect(resetHost(machine)).toEqual({ removed: [] });
    expect(machine.exists(HOST_FILES.state)).toBe(true);
  });

  it('removes state, mark of the bootstrap and sentinel', () => {
    const machine = provisioned();

    machine.write(SENTINEL_FILE, '2026-11-22 11:13:03');
    expect(resetHost(machine)).toEqual({ requestedAt: '2026-11-22 11:13:03', removed: [HOST_FILES.state, HOST_FILES.bootstrapDone, SENTINEL_FILE] });
    expect([HOST_FILES.state, HOST_FILES.bootstrapDone, SENTINEL_FILE].filter((file) => machine.exists(file))).toEqual([]);
  });

  it('can be forced, and names only what was there', () => {
    expect(resetHost(temporaryMachine({}, { state: '{}' }), { isForced: true })).toEqual({ requestedAt: undefined, removed: [HOST_FILES.state] });
  });
});
