import { registrationForm } from './index';
import { configurationSummary } from './summary';

const empty = registrationForm({});

describe('the summary of a configuration', () => {
  it('has what matters to every host, even where nobody has chosen', () => {
    expect(configurationSummary(empty)).toStrictEqual([
      { tab: 'naming', answers: [{ field: 'machineName', value: '' }] },
      { tab: 'identity', answers: [{ field: 'auth', value: 'tpm' }] },
      { tab: 'reset', answers: [{ field: 'resetEnabled', value: false }] },
    ]);
  });

  it('has what somebody chose, in words', () => {
    const summary = configurationSummary({
      ...empty,
      machineLabels: { site: 'berlin', rack: '7' },
      installDeviceSelector: [{ key: 'Name', operator: 'In', values: ['sda', 'sdb'] }],
      installConfigUrls: ['a', 'b'],
      networkAddresses: [{ name: 'eth0', apiGroup: 'ipam', kind: 'InClusterIPPool', pool: 'site' }],
      cloudConfig: 'users: []\n',
    });

    expect(summary.flatMap(({ answers }) => answers)).toStrictEqual([
      { field: 'machineName', value: '' },
      { field: 'machineLabels', value: 'site=berlin\nrack=7' },
      { field: 'auth', value: 'tpm' },
      { field: 'resetEnabled', value: false },
      { field: 'installDeviceSelector', value: 'Name In sda sdb' },
      { field: 'installConfigUrls', value: 'a\nb' },
      { field: 'cloudConfig', value: 'users: []\n' },
      { field: 'networkAddresses', value: 'eth0 ipam InClusterIPPool site' },
    ]);
  });

  it('leaves out what unmanaged hosts ignore', () => {
    const summary = configurationSummary({ ...empty, unmanaged: true, installDevice: '/dev/sda', resetOem: false });

    expect(summary.flatMap(({ answers }) => answers.map(({ field }) => field))).toStrictEqual(['machineName', 'auth', 'resetEnabled']);
  });

  it('does not give the token away', () => {
    const [advanced] = configurationSummary({ ...empty, token: 'very-secret-token' }).slice(-1);

    expect(advanced).toStrictEqual({ tab: 'advanced', answers: [{ field: 'token', value: '••••••en' }] });
  });
});
