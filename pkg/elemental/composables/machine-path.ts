import { computed, type ComputedRef } from 'vue';
import type { ClusterMachine } from '../domain/inventory/cluster';
import { machinePath, pathNames, type PathReadings, type PathStep } from '../domain/inventory/path';
import { objectOf } from '../domain/reading';
import { CLUSTER, CLUSTER_MACHINE, SELECTOR, type MachineInventory, type MachineInventorySelector, type ProvisioningCluster } from '../types';
import { useFoundObject } from './found-object';

export interface MachinePath {
  /** The stops from the machine to its node; empty if no cluster has adopted it. */
  steps: ComputedRef<PathStep[]>;
  /** The selector that adopted the machine, where it can be read. */
  selector: ComputedRef<MachineInventorySelector | undefined>;
}

/** For setup functions of a machine's page: where the machine went, live. Each stop is read by its name, one by one. */
export function useMachinePath(machine: () => MachineInventory): MachinePath {
  const idOf = (name: string | undefined): string | undefined => name === undefined ? undefined : `${ machine().metadata?.namespace ?? '' }/${ name }`;
  const selector = useFoundObject<MachineInventorySelector>(SELECTOR, () => idOf(pathNames(machine(), {}).selector));
  const clusterMachine = useFoundObject<ClusterMachine>(CLUSTER_MACHINE, () => (
    idOf(pathNames(machine(), { selector: selector.value }).clusterMachine)));
  const cluster = useFoundObject<ProvisioningCluster>(CLUSTER, () => (
    idOf(pathNames(machine(), { selector: selector.value, clusterMachine: clusterMachine.value }).cluster)));
  const readings = computed<PathReadings>(() => ({ selector: selector.value, clusterMachine: clusterMachine.value, cluster: cluster.value }));

  return { steps: computed(() => machinePath(machine(), readings.value)), selector: computed(() => objectOf(selector.value)) };
}
