import { lines } from '../../../../../test/support/problems';
import type { MachineRegistration } from '../../../types';
import { addressProblems, networkProblems } from './network';

const POOL = { apiGroup: 'ipam.cluster.x-k8s.io', kind: 'InClusterIPPool', name: 'pool' };

function registration(network: object, unmanaged = false): MachineRegistration {
  return { spec: { config: { network, elemental: { registration: { 'no-toolkit': unmanaged } } } } };
}

function ofAddresses(network: object, unmanaged = false): string[] {
  return lines(addressProblems(registration(network, unmanaged), {})).map((line) => line.replace('spec > config > network > ', ''));
}

function ofNetwork(network: object, unmanaged = false): string[] {
  return lines(networkProblems(registration(network, unmanaged), {})).map((line) => line.replace('spec > config > network > ', ''));
}

describe('addressProblems', () => {
  it.each([
    {},
    { configurator: 'nmc', ipAddresses: { 'inventory-ip': POOL } },
    { configurator: 'nmc', ipAddresses: { ip: 'text' } },
  ])('is content with %j', (network) => {
    expect(ofAddresses(network)).toStrictEqual([]);
  });

  it.each([
    [{ ip: { ...POOL, apiGroup: undefined } }, 'error ipAddresses > ip > apiGroup: network.noApiGroup'],
    [{ ip: { ...POOL, apiGroup: '' } }, 'error ipAddresses > ip > apiGroup: network.noApiGroup'],
    [{ my_ip: POOL }, 'error ipAddresses > my_ip: network.addressName'],
    [{ [`x${ 'y'.repeat(194) }`]: POOL }, `error ipAddresses > x${ 'y'.repeat(194) }: network.addressName`],
  ])('finds what is wrong with %j, also for unmanaged hosts', (ipAddresses, problem) => {
    expect(ofAddresses({ configurator: 'nmstate', ipAddresses })).toStrictEqual([problem]);
    expect(ofAddresses({ configurator: 'nmstate', ipAddresses }, true)).toStrictEqual([problem]);
  });

  it.each(['none', undefined])('leaves alone what the operator ignores (%s)', (configurator) => {
    expect(ofAddresses({ configurator, ipAddresses: { my_ip: {} } })).toStrictEqual([]);
  });
});

describe('networkProblems', () => {
  it.each([
    {},
    { configurator: 'none' },
    { config: {}, ipAddresses: {} },
    { configurator: 'nmc', config: { interfaces: [] } },
    { configurator: 'nmconnections', config: { eth0: '[connection]' } },
    { configurator: 'nmc', config: 'text' },
  ])('is content with %j', (network) => {
    expect(ofNetwork(network)).toStrictEqual([]);
  });

  it.each([
    [{ config: { a: 1 } }, 'warning config: network.noConfigurator'],
    [{ configurator: 'none', config: { a: 1 }, ipAddresses: { ip: POOL } }, 'warning config: network.noConfigurator'],
    [{ configurator: 'none', ipAddresses: { ip: POOL } }, 'warning ipAddresses: network.noConfigurator'],
    [{ configurator: 'nmc' }, 'warning config: network.noConfig'],
    [{ configurator: 'nmstate', config: {} }, 'warning config: network.noConfig'],
    [{ configurator: 'nmconnections', config: { eth0: 'x', eth1: {} } }, 'error config > eth1: network.connectionMustBeText'],
  ])('finds what is wrong with %j, unless somebody else looks after the hosts', (network, problem) => {
    expect(ofNetwork(network)).toStrictEqual([problem]);
    expect(ofNetwork(network, true)).toStrictEqual([]);
  });
});
