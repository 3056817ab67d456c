import { inSetup } from '../../../test/support/components/mount';
import { useListedMachines } from './listed-machines';

function listed({ held, paginates, known = true }: { held: number; paginates: boolean; known?: boolean }): number {
  return inSetup(useListedMachines, { getters: {
    'management/paginationEnabled': () => paginates,
    'management/typeRegistered': () => known,
    'management/all': () => Array.from({ length: held }, () => ({})),
  } }).value.length;
}

describe('useListedMachines', () => {
  it.each([
    ['the page, where the server paginates', { held: 5000, paginates: true }, 5000],
    ['all of few, where it does not', { held: 1000, paginates: false }, 1000],
    ['none of many, of which nobody knows which are shown', { held: 1001, paginates: false }, 0],
    ['none before they were asked for', { held: 3, paginates: true, known: false }, 0],
  ])('has %s', (_what, state, expected) => {
    expect(listed(state)).toBe(expected);
  });
});
