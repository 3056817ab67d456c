import { flushPromises } from '@vue/test-utils';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { INVENTORY } from '../types';
import { useFleetSums, type FleetSumsUse } from './fleet-sums';

const machines = [{ metadata: { name: 'a', namespace: 'lab' } }, { metadata: { name: 'b', namespace: 'lab' } }];

function sumsOfFleet(count: number | undefined): FleetSumsUse {
  const { getters, actions } = pagedServer({ [INVENTORY]: machines });
  const counts = count === undefined ? [] : [{ counts: { [INVENTORY]: { summary: { count } } } }];

  return inSetup(() => useFleetSums(), { getters: { ...getters, 'management/all': () => counts }, actions });
}

describe('the sums of a fleet', () => {
  it('are there at once where one page is enough', async () => {
    const { sums, state } = sumsOfFleet(2);

    await flushPromises();
    expect(state.value.step).toBe('done');
    expect(sums.value.machines).toBe(2);
  });

  it.each([1001, undefined])('of %s machines wait until somebody asks for them', async (count) => {
    const { sums, state, start } = sumsOfFleet(count);

    await flushPromises();
    expect(state.value.step).toBe('idle');
    await start();
    expect(sums.value.machines).toBe(2);
    await start();
    expect(sums.value.machines).toBe(2);
  });
});
