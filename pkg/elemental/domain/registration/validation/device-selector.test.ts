import { lines } from '../../../../../test/support/problems';
import { deviceSelectorProblems } from './device-selector';

function ofSelector(requirement: unknown, unmanaged = false): string[] {
  const elemental = { registration: { 'no-toolkit': unmanaged }, install: { 'device-selector': [requirement] } };

  return lines(deviceSelectorProblems({ spec: { config: { elemental } } as object }, {}))
    .map((line) => line.replace('spec > config > elemental > install > device-selector > 0 > ', ''));
}

describe('deviceSelectorProblems', () => {
  it.each([
    { key: 'Name', operator: 'In', values: ['/dev/sda', 'nvme0n1'] },
    { key: 'Name', operator: 'NotIn', values: ['sda'] },
    { key: 'Size', operator: 'Gt', values: ['100Gi'] },
    { key: 'Size', operator: 'Lt', values: ['1.5T'] },
    { key: 'Name', operator: 'Equals' },
    'text',
    null,
  ])('is content with %j', (requirement) => {
    expect(ofSelector(requirement)).toStrictEqual([]);
  });

  it.each([
    [{ key: 'Size', operator: 'In', values: ['100Gi'] }, 'error operator: deviceSelector.listOfSizes'],
    [{ key: 'Size', operator: 'NotIn', values: ['100Gi'] }, 'error operator: deviceSelector.listOfSizes'],
    [{ key: 'Name', operator: 'Gt', values: ['sda'] }, 'error operator: deviceSelector.sizeOfName'],
    [{ key: 'Name', operator: 'Lt', values: ['sda'] }, 'error operator: deviceSelector.sizeOfName'],
    [{ key: 'Name', operator: 'In' }, 'error values: deviceSelector.noNames'],
    [{ key: 'Name', operator: 'NotIn', values: [] }, 'error values: deviceSelector.noNames'],
    [{ key: 'Size', operator: 'Gt' }, 'error values: deviceSelector.noSize'],
    [{ key: 'Size', operator: 'Lt', values: ['100GB', '1Gi'] }, 'error values: deviceSelector.notAQuantity'],
    [{ key: 'Size', operator: 'Lt', values: ['100Gi', '1Gi'] }, 'warning values: deviceSelector.onlyFirst'],
    [{ key: 'Name', operator: 'In', values: ['sda', '/dev/disk/by-id/x'] }, 'warning values: deviceSelector.notADisk'],
    [{ key: 'Name', operator: 'In', values: [''] }, 'warning values: deviceSelector.notADisk'],
  ])('finds what is wrong with %j', (requirement, problem) => {
    expect(ofSelector(requirement)).toStrictEqual([problem]);
    expect(ofSelector(requirement, true)).toStrictEqual([]);
  });
});
