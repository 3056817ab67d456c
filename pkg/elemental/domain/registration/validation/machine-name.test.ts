import { lines } from '../../../../../test/support/problems';
import { machineNameProblems } from './machine-name';

function ofName(machineName: string | undefined, noSmbios = false): string[] {
  const config = { elemental: { registration: { 'no-smbios': noSmbios } } };

  return lines(machineNameProblems({ spec: { machineName, config } }, {})).map((line) => line.replace('spec > machineName: machineName.', ''));
}

describe('machineNameProblems', () => {
  it.each([
    undefined, '', 'n-${Random/UUID}', 'Edge_${Random/Hex/6}', 'a.${Random/Int/1000}',
    '${System Information/Manufacturer}-${System Information/UUID}',
  ])('takes %j', (name) => {
    expect(ofName(name)).toStrictEqual([]);
  });

  it.each([
    ['!!!', 'empty'],
    ['a..b', 'invalid'],
    ['a.-b', 'invalid'],
    [`${ 'a'.repeat(57) }-b`, 'invalid'],
    [`${ 'a'.repeat(57) }.b`, 'invalid'],
    ['a..${Random/UUID}', 'invalid'],
    ['a..${System Information/UUID}', 'invalid'],
    [`${ 'a'.repeat(49) }\${Random/UUID}`, 'invalid'],
    ['h-${Random/Hex/99}', 'malformedRandom'],
    ['h-${Random/UUID/x}', 'malformedRandom'],
    ['foo-${Random/UUID', 'unclosed'],
  ])('refuses %s: %s', (name, problem) => {
    expect(ofName(name)).toStrictEqual([`error ${ problem }`]);
  });

  it.each([['my host', 'my-host'], ['Foo_BAR.x', 'foo-bar.x'], ['123', '123'], ['{{x}}', 'x'], ['n'.repeat(66), 'n'.repeat(58)]])(
    'warns that %s is the name of one machine, and says which', (name, result) => {
      expect(machineNameProblems({ spec: { machineName: name } }, {})).toStrictEqual([{
        path: ['spec', 'machineName'],
        severity: 'warning',
        message: { key: 'elemental.registration.problem.machineName.constant', args: { result, example: '${Random/Hex/6}' } },
      }]);
    });

  it.each(['h-${Foo/Bar}', 'h-${Random/Foo}', '..${Product}'])('warns that %s falls back to another name', (name) => {
    expect(ofName(name)).toStrictEqual(['warning unknownVariable']);
  });

  it('warns of hardware that hosts are told not to send', () => {
    expect(ofName('${System Information/UUID}', true)).toStrictEqual(['warning needsSmbios']);
    expect(ofName('n-${Random/UUID}', true)).toStrictEqual([]);
  });
});
