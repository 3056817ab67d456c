import { recordedRun } from '../../test/support/elemental/host-runs';
import { temporaryMachine } from '../../test/support/elemental/temporary-machine';
import { HOST_FILES } from './machine';
import { openState, saveState } from './state-file';

function recordedState(run: string): string {
  return recordedRun(run).files_after.find(({ path }) => path === HOST_FILES.state)?.content ?? 'not recorded';
}

describe('the state file', () => {
  it('is made empty where there is none, like that of a recorded run that failed', () => {
    const machine = temporaryMachine();

    expect(openState(machine)).toEqual({});
    expect(machine.read(HOST_FILES.state)).toBe(recordedState('failures/f-token'));
  });

  it.each(['edge-01', 'failures/f-mac', 'failures/f-seed-uuid'])('of %s is read and written as it is', (run) => {
    const machine = temporaryMachine({}, { state: recordedState(run) });

    saveState(machine, openState(machine));
    expect(machine.read(HOST_FILES.state)).toBe(recordedState(run));
  });

  it('has 64 bits of seed', () => {
    expect(openState(temporaryMachine({}, { state: recordedState('failures/f-seed-uuid') })).emulatedTPMSeed).toBe(-9200092350707321293n);
  });
});
