import { stringify } from 'yaml';
import type { MachineInventory } from '../../types';
import { condition } from '../conditions';
import { changedAt } from './times';

/** An address in a machine's network configuration. */
export interface NetworkAddress {
  /** Its name in the configuration. */
  name: string;
  /** Empty while none is claimed. */
  address: string;
  /** Kind and name of the pool it comes from, e.g. `InClusterIPPool/berlin`. */
  pool: string;
  /** Kind and name of the claim, e.g. `IPAddressClaim/edge-01-inventory-ip`. */
  claim: string;
}

/** The network that Elemental configures on a machine. */
export interface MachineNetworkView {
  /** none, nmc, nmstate or nmconnections. */
  configurator: string;
  addresses: NetworkAddress[];
  /** YAML; may hold secrets, such as the password of a wireless network. Empty where there is none. */
  config: string;
  /** Undefined before the operator looked at it. */
  status?: 'ready' | 'waitingForAddress' | 'failed' | 'reconciling';
  /** When it came to that, in milliseconds since 1970. */
  since?: number;
  /** In the operator's words, unless all is well. */
  detail?: string;
}

/** What a machine's object says of its network (operator: api/v1beta1/machineinventory_types.go). */
export function networkView(machine: MachineInventory): MachineNetworkView {
  const { network = {}, ipAddressPools = {}, ipAddressClaims = {} } = machine.spec ?? {};
  const { configurator = 'none', config, ipAddresses = {} } = network;
  const one = condition(machine, 'NetworkConfigReady');
  const names = new Set([ipAddressPools, ipAddressClaims, ipAddresses].flatMap((entries) => Object.keys(entries)));

  return {
    configurator,
    addresses: [...names].sort().map((name) => ({
      name, address: own(ipAddresses, name) ?? '', pool: reference(own(ipAddressPools, name)), claim: reference(own(ipAddressClaims, name)),
    })),
    config: config === undefined || config === null ? '' : stringify(config),
    status: one && statusOf(one),
    since: changedAt(one),
    detail: one?.status === 'True' ? undefined : one?.message,
  };
}

function statusOf({ status, reason }: { status: string; reason: string }): MachineNetworkView['status'] {
  if (status === 'True') {
    return 'ready';
  }

  if (reason === 'WaitingForIPAddress') {
    return 'waitingForAddress';
  }

  return reason === 'NetworkConfigFailure' ? 'failed' : 'reconciling';
}

function own<T>(entries: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function reference({ kind, name }: { kind?: string; name?: string } = {}): string {
  return [kind, name].filter(Boolean).join('/');
}
