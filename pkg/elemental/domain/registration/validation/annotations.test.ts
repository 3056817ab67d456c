import { lines } from '../../../../../test/support/problems';
import { annotationProblems } from './annotations';

function ofAnnotation(value: string, noSmbios = false): string[] {
  const config = { elemental: { registration: { 'no-smbios': noSmbios } } };

  return lines(annotationProblems({ spec: { machineInventoryAnnotations: { note: value }, config } }, {}))
    .map((line) => line.replace('spec > machineInventoryAnnotations > note: annotation.', ''));
}

describe('annotationProblems', () => {
  it.each(['', 'any text: ~!', 'x'.repeat(500), '${System Information/UUID}'])('takes %j', (value) => {
    expect(ofAnnotation(value)).toStrictEqual([]);
  });

  it.each([
    ['${Random/UUID}', ['warning random']],
    ['${Random/Hex/99}', ['warning malformedRandom']],
    ['${Foo/Bar}', ['warning unknownVariable']],
    ['a ${', ['warning unclosed']],
    ['${Random/Int/3}${Random/UUID}', ['warning random']],
  ])('warns of %s', (value, problems) => {
    expect(ofAnnotation(value)).toStrictEqual(problems);
  });

  it('warns of hardware that hosts are told not to send', () => {
    expect(ofAnnotation('${System Information/UUID}', true)).toStrictEqual(['warning needsSmbios']);
  });
});
