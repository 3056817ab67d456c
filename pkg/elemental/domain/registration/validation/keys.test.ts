import { lines } from '../../../../../test/support/problems';
import { machineKeyProblems } from './keys';

const TOO_LARGE = { a: 'x'.repeat(256 * 1024) };
const LARGE = { a: 'x'.repeat(256 * 1024 - 1) };

describe('machineKeyProblems', () => {
  it.each([
    ['bad key!', 'characters'],
    ['k'.repeat(64), 'tooLong'],
    ['a/b/c', 'slashes'],
    ['Example_.com/a', 'prefix'],
    ['example.com/', 'empty'],
  ])('refuses %s: %s', (key, defect) => {
    expect(lines(machineKeyProblems({ spec: { machineInventoryLabels: { [key]: 'x' } } }, {})))
      .toStrictEqual([`error spec > machineInventoryLabels > ${ key }: key.${ defect }`]);
    expect(lines(machineKeyProblems({ spec: { machineInventoryAnnotations: { [key]: 'x' } } }, {})))
      .toStrictEqual([`error spec > machineInventoryAnnotations > ${ key }: key.${ defect }`]);
  });

  it('takes upper case before the slash for annotations only', () => {
    const entries = { 'Example.com/a': 'x' };

    expect(machineKeyProblems({ spec: { machineInventoryAnnotations: entries } }, {})).toStrictEqual([]);
    expect(lines(machineKeyProblems({ spec: { machineInventoryLabels: entries } }, {})))
      .toStrictEqual(['error spec > machineInventoryLabels > Example.com/a: key.prefix']);
  });

  it('counts the bytes of annotations, and only of those', () => {
    expect(lines(machineKeyProblems({ spec: { machineInventoryAnnotations: TOO_LARGE } }, {})))
      .toStrictEqual(['error spec > machineInventoryAnnotations: annotation.tooLarge']);
    expect(machineKeyProblems({ spec: { machineInventoryAnnotations: LARGE, machineInventoryLabels: TOO_LARGE } }, {})).toStrictEqual([]);
  });
});
