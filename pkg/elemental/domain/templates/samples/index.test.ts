import { recordedText } from '../../../../../test/support/recordings';
import { parseVariableList } from '../host-data';
import { variablePattern, variablePaths } from '../variable-paths';
import type { TemplateData } from '../variables';
import { SAMPLE_MACHINES, SAMPLE_NAMES, withHostData, type SampleName } from '.';

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

/** Empty on the recorded machine too. */
const ALWAYS_EMPTY = [
  'Memory/Modules', 'Network/NICs/*/AdvertisedLinkModes', 'Network/NICs/*/SupportedLinkModes', 'Network/NICs/*/SupportedPorts',
];

/** An interface without a cable, and what a vendor or the hypervisor leaves out. */
const EMPTY: Record<SampleName, string[]> = {
  laptop: ['Duplex', 'IPv4Address', 'IPv6Address', 'Speed'].map((key) => `Network/NICs/*/${ key }`),
  server: [
    'Network/NICs/*/IPv4Address', 'Network/NICs/*/IPv6Address', 'BaseBoard/AssetTag', 'Chassis/Version', 'Product/Version',
    'System Information/Version', 'Base Board Information/Asset Tag', 'Chassis Information/Version',
  ],
  vm: ['Network/NICs/*/Duplex', 'Network/NICs/*/Speed'],
};

describe.each(SAMPLE_NAMES)('the sample %s', (name) => {
  const { data } = SAMPLE_MACHINES[name];
  const isEmpty = (path: string): boolean => path.split('/').reduce<unknown>((branch, key) => (branch as TemplateData)[key], data) === '';

  it('tells all else', () => {
    expect(patterns(variablePaths(data).filter(isEmpty))).toStrictEqual([...ALWAYS_EMPTY, ...EMPTY[name]].sort());
  });
});

describe('the sample machines', () => {
  it.each([['laptop', '34359738368'], ['vm', '8589934592']] as const)('%s has %s bytes of memory', (name, bytes) => {
    expect(SAMPLE_MACHINES[name].data).toHaveProperty(['Memory', 'TotalPhysicalBytes'], bytes);
  });

  it('differ in graphics, and in what they don\'t know', () => {
    expect(SAMPLE_MACHINES.laptop.data).toHaveProperty(['GPU', 'GraphicsCards', '0', 'ProductName']);
    expect(SAMPLE_MACHINES.laptop.data).toHaveProperty(['GPU', 'GraphicsCards', 'ProductName']);
    expect(SAMPLE_MACHINES.vm.data).toHaveProperty(['GPU'], {});
    expect(SAMPLE_MACHINES.vm.data).toHaveProperty(['Product', 'SerialNumber'], 'unknown');
    expect(SAMPLE_MACHINES.vm.data).toHaveProperty(['System Information', 'Serial Number'], 'Not Specified');
  });

  it('add up', () => {
    expect(SAMPLE_MACHINES.server.data).toMatchObject({
      'Memory': { TotalPhysicalBytes: '137438953472' },
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
