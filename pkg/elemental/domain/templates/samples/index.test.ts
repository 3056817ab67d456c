import { recordedText } from '../../../../../test/support/recordings';
import { parseVariableList } from '../host-data';
import { variablePattern, variablePaths } from '../variable-paths';
import type { TemplateData } from '../variables';
import { SAMPLE_MACHINES, SAMPLE_NAMES, withHostData } from '.';

const RECORDED = ['hostinfo', 'legacy', 'smbios']
  .flatMap((dump) => variablePaths(parseVariableList(recordedText(`09-templates/dumpdata-${ dump }.labels.txt`))));

/** Which the recorded machine has no part for: a graphics card, and network cards on PCI. */
const NOT_RECORDED = /^(?:System Data\/)?GPU\/|\/PCIAddress$/;

function patterns(paths: string[]): string[] {
  return [...new Set(paths.map(variablePattern))].sort();
}

describe.each(SAMPLE_NAMES)('the sample %s', (name) => {
  const { data } = SAMPLE_MACHINES[name];

  it('has the variables that the recorded machine has, and no others', () => {
    expect(patterns(variablePaths(data)).filter((path) => !NOT_RECORDED.test(path))).toStrictEqual(patterns(RECORDED));
  });
});

describe('the sample machines', () => {
  it('differ in graphics, and in what they don\'t know', () => {
    expect(SAMPLE_MACHINES.laptop.data).toHaveProperty(['GPU', 'GraphicsCards', '0', 'ProductName']);
    expect(SAMPLE_MACHINES.laptop.data).toHaveProperty(['GPU', 'GraphicsCards', 'ProductName']);
    expect(SAMPLE_MACHINES.vm.data).toHaveProperty(['GPU'], {});
    expect(SAMPLE_MACHINES.vm.data).toHaveProperty(['Product', 'SerialNumber'], 'unknown');
    expect(SAMPLE_MACHINES.vm.data).toHaveProperty(['System Information', 'Serial Number'], 'Not Specified');
  });

  it('add up', () => {
    expect(SAMPLE_MACHINES.server.data).toMatchObject({
      'CPU': { TotalCores: '24', TotalProcessors: '2', TotalThreads: '48', Processor: { ID: '0' }, Processors: { 1: { ID: '1' } } },
      'Network': { TotalNICs: '2', NICs: { 1: { Name: 'eth1' }, eth1: { Name: 'eth1' } } },
      'Storage': { TotalDisks: '2' },
      'System Data': { CPU: { 'Total Cores': '24' } },
      'Processor Information': { 'Socket Designation': 'CPU2', 'Core Count': '12' },
    });
  });
});

describe('withHostData', () => {
  it('replaces whole families', () => {
    const pasted: TemplateData = { 'System Information': { UUID: '1' } };
    const { data } = withHostData(SAMPLE_MACHINES.laptop, pasted);

    expect(data['System Information']).toStrictEqual({ UUID: '1' });
    expect(data.Runtime).toStrictEqual({ Hostname: 'field-laptop-07' });
    expect(SAMPLE_MACHINES.laptop.data).toHaveProperty(['System Information', 'Manufacturer']);
  });
});
