import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { hostileText } from '../../../../../test/support/arbitraries';
import { lines } from '../../../../../test/support/problems';
import { labelValue } from '../../templates/sanitize';
import { withVariables } from '../../templates/syntax';
import { labelProblems } from './labels';

/** As Kubernetes has it (k8s.io/apimachinery, util/validation). */
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const A = (count: number): string => 'a'.repeat(count);

function ofLabel(value: string, noSmbios = false): string[] {
  const config = { elemental: { registration: { 'no-smbios': noSmbios } } };

  return lines(labelProblems({ spec: { machineInventoryLabels: { site: value }, config } }, {}))
    .map((line) => line.replace('spec > machineInventoryLabels > site: label.', ''));
}

describe('labelProblems', () => {
  it.each([
    'berlin', '', 'a_b.c-d', A(58), '${Random/UUID}', 'x-${Random/Hex/4}', '${System Information/UUID}', `${ A(57) }\${System Information/UUID}-`,
    `${ A(56) }\${Random/Int/1000}-x`,
  ])('takes %j', (value) => {
    expect(ofLabel(value)).toStrictEqual([]);
  });

  it.each([
    [`${ A(57) }-b`],
    [`${ A(57) }--bbb`],
    [`${ A(57) }.b`],
    [`${ A(57) }-\${System Information/UUID}`],
    [`${ A(49) }\${Random/UUID}`],
    [`${ A(53) }\${Random/Hex/4}-\${Random/Int/100}`],
    [`${ A(56) }\${Random/Int/10}-x`],
  ])('refuses %s, of which the cut leaves what the server takes for no label', (value) => {
    expect(ofLabel(value)).toStrictEqual(['error badCut']);
  });

  it.each([
    ['Berlin Mitte  7', 'Berlin-Mitte-7'],
    ['--a//b__c!!d..--', 'a-b__c-d'],
    ['a_', 'a'],
    ['x'.repeat(80), 'x'.repeat(58)],
  ])('says what becomes of %s', (value, result) => {
    expect(labelProblems({ spec: { machineInventoryLabels: { site: value } } }, {})).toStrictEqual([{
      path: ['spec', 'machineInventoryLabels', 'site'],
      severity: 'warning',
      message: { key: 'elemental.registration.problem.label.changed', args: { value, result } },
    }]);
  });

  it.each([
    ['!!!', ['warning emptied']],
    ['${Random/Hex/33}', ['warning malformedRandom']],
    ['${Random/Foo}', ['warning unknownVariable']],
    ['x-${Foo/Bar}-y', ['warning unknownVariable']],
    ['${Product}', ['warning unknownVariable']],
    ['${Foo/Bar}${Random/Int/x}', ['warning unknownVariable', 'warning malformedRandom']],
    ['${Random/UUID', ['warning unclosed', 'warning changed']],
    ['${Foo/Bar} ${', ['warning unknownVariable', 'warning unclosed']],
  ])('warns of %s', (value, problems) => {
    expect(ofLabel(value)).toStrictEqual(problems);
  });

  it('warns of hardware that hosts are told not to send', () => {
    expect(ofLabel('${System Information/UUID}', true)).toStrictEqual(['warning needsSmbios']);
    expect(ofLabel('${Random/UUID}', true)).toStrictEqual([]);
  });

  it('says nothing of the length of a label that no machine gets', () => {
    expect(ofLabel(`${ A(57) }-\${System Information/UUID}`, true)).toStrictEqual(['warning needsSmbios']);
  });

  it('lets no value through that Kubernetes refuses', () => {
    const dashes = fc.stringMatching(/^[-a._ ]{50,64}$/);

    fc.assert(fc.property(fc.oneof(hostileText, dashes), (value) => {
      fc.pre(!value.includes('${') && !ofLabel(value).some((line) => line.startsWith('error')));
      expect(labelValue(value).value).toMatch(LABEL_VALUE);
      expect(labelValue(value).value.length).toBeLessThanOrEqual(63);
    }));
  });

  it('lets no template of random values through that Kubernetes refuses', () => {
    const part = fc.oneof(fc.stringMatching(/^[-ab._]{0,30}$/), fc.constantFrom('${Random/UUID}', '${Random/Hex/5}', '${Random/Hex/32}', '${Random/Int/7}'));

    fc.assert(fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const template = parts.join('');

      fc.pre(!ofLabel(template).some((line) => line.startsWith('error')));
      expect(labelValue(withVariables(template, ({ path: [, kind, length] }) => {
        const uuid = randomUUID();

        return kind === 'UUID' ? uuid : uuid.replaceAll('-', '').slice(0, kind === 'Int' ? 1 : Number(length));
      })).value).toMatch(LABEL_VALUE);
    }));
  });
});
