import { sentence } from '../../../../test/support/components/sentences';
import { recordedText } from '../../../../test/support/recordings';
import { parseVariableList } from './host-data';
import { isKnownVariable, templateVariables } from './template-variables';
import { variablePaths } from './variable-paths';

const RECORDED = ['hostinfo', 'legacy', 'smbios']
  .flatMap((dump) => variablePaths(parseVariableList(recordedText(`09-templates/dumpdata-${ dump }.labels.txt`))));

function variables(family: string): string[] {
  return templateVariables().find(({ name }) => name === family)?.variables.map(({ path }) => path) ?? [];
}

describe('templateVariables', () => {
  it('has every recorded family', () => {
    const families = new Set(RECORDED.map((path) => path.split('/')[0] ?? ''));

    expect(templateVariables().map(({ name }) => name).sort()).toStrictEqual([...families, 'GPU', 'Random'].sort());
  });

  it('has an example for each variable, and a description for each family', () => {
    expect(templateVariables().flatMap((family) => family.variables).filter(({ example }) => !example)).toStrictEqual([]);
    expect(templateVariables().filter(({ description: { key } }) => sentence(key) === key)).toStrictEqual([]);
    expect(templateVariables().filter((family) => !family.variables.length)).toStrictEqual([]);
  });

  it('names the first part of a kind by number and by name', () => {
    expect(variables('Network').filter((path) => path.endsWith('/MacAddress')))
      .toStrictEqual(['Network/NICs/0/MacAddress', 'Network/NICs/eth0/MacAddress']);
    expect(variables('CPU').filter((path) => path.endsWith('/Model'))).toStrictEqual(['CPU/Processor/Model', 'CPU/Processors/0/Model']);
    expect(variables('System Data')).toContain('System Data/CPU/Total Cores');
  });
});

describe('isKnownVariable', () => {
  it.each(RECORDED)('knows the recorded %s', (path) => {
    expect(isKnownVariable(path)).toBe(true);
  });

  it.each(['Network/NICs/enp3s0/Name', 'Storage/Disks/7/Size', 'System Information/Anything', 'GPU/GraphicsCards/Driver'])('knows %s', (path) => {
    expect(isKnownVariable(path)).toBe(true);
  });

  it.each([
    'Foo/Bar', '', 'Product', 'CPU/Model', 'Network/Total NICs', 'Random/Foo', 'product/UUID', 'Memory Device/Size', 'System Information/UUID/x',
  ])('knows no %j', (path) => {
    expect(isKnownVariable(path)).toBe(false);
  });
});
