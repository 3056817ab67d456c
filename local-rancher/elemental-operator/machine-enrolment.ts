import { secretFrom } from '../controllers/collection';
import { findCondition } from '../controllers/conditions';
import type { Informer } from '../controllers/informer';
import { keyOf } from '../controllers/resources';
import { isConflict } from '../controllers/writes';
import { apiMessage, isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { newInventory, updatedInventory, type HostReport } from './inventory-from-host';
import { GROUP, VERSION, tokenSecretName } from './names';
import { secretText } from './plan-status';
import { REGISTRATION_DEADLINE_MS, type Authentication } from './protocol';
import { SYSTEM_RANDOM } from './random';
import { registeredConfig } from './registration-config';
import type { MachineInventory, MachineRegistration } from './resources';
import { isAgentTlsStrict, readCaCertificate, readServerUrl } from './setting';

const INVENTORIES = { group: GROUP, version: VERSION, plural: 'machineinventories' };

/** Enters hosts into the inventory and hands them their configuration. */
export class MachineEnrolment {
  constructor(private readonly kubernetes: Kubernetes, private readonly inventories: Informer<MachineInventory>) {}

  /** The inventory of the host with this identity, whatever registration it came through. */
  find({ kind, hash }: Authentication): MachineInventory | undefined {
    for (const inventory of this.inventories.values()) {
      if ((kind === 'tpm' ? inventory.spec.tpmHash : inventory.spec.machineHash) === hash) {
        return inventory;
      }
    }

    return undefined;
  }

  /**
   * Creates or updates the host's inventory, waits until the controller has seen it, and returns the host's configuration.
   * @throws Error in the operator's words; UnusableTemplate
   */
  async enrol(
    registration: MachineRegistration, authentication: Authentication, known: MachineInventory | undefined, report: HostReport,
  ): Promise<string> {
    const inventory = known
      ? await this.update(known, registration, report)
      : await this.create(newInventory(registration, authentication, report, SYSTEM_RANDOM));

    await this.untilNetworkIsReady(inventory);

    return this.configFor(inventory, registration);
  }

  private async create(inventory: MachineInventory): Promise<MachineInventory> {
    const { name, namespace } = inventory.metadata;

    try {
      return await this.kubernetes.custom.createNamespacedCustomObject({ ...INVENTORIES, namespace, body: inventory }) as MachineInventory;
    } catch (error) {
      const reason = `failed to create machine inventory ${ namespace }/${ name }: ${ apiMessage(error) }`;

      throw new Error(`MachineInventory creation failed: ${ reason }`, { cause: error });
    }
  }

  private async update(known: MachineInventory, registration: MachineRegistration, report: HostReport): Promise<MachineInventory> {
    const { name, namespace } = known.metadata;
    const body = updatedInventory(known, registration, report, SYSTEM_RANDOM);

    try {
      return await this.kubernetes.custom.replaceNamespacedCustomObject({ ...INVENTORIES, namespace, name, body }) as MachineInventory;
    } catch (error) {
      if (isConflict(error)) {
        return this.update(await this.read(namespace, name), registration, report);
      }
      throw new Error(`MachineInventory update failed: failed to update machine inventory ${ namespace }/${ name }: ${ apiMessage(error) }`, { cause: error });
    }
  }

  private async read(namespace: string, name: string): Promise<MachineInventory> {
    return await this.kubernetes.custom.getNamespacedCustomObject({ ...INVENTORIES, namespace, name }) as MachineInventory;
  }

  /** Without the controller this never happens: then the client gives up first (recording `failures/controllers-not-running.yaml`). */
  private async untilNetworkIsReady(inventory: MachineInventory): Promise<void> {
    const isReady = ({ status }: MachineInventory): boolean => {
      const condition = findCondition(status?.conditions, 'NetworkConfigReady');

      return condition !== undefined && condition.status !== 'False';
    };

    if (!await this.inventories.waitFor(keyOf(inventory), isReady, REGISTRATION_DEADLINE_MS)) {
      throw new Error('NetworkConfig not ready');
    }
  }

  private async configFor({ metadata: { name, namespace } }: MachineInventory, registration: MachineRegistration): Promise<string> {
    return registeredConfig(registration, await readCaCertificate(this.kubernetes), {
      'strictTLSMode': await isAgentTlsStrict(this.kubernetes),
      'url': `${ await this.serverUrl() }/k8s/clusters/local`,
      'token': await this.agentToken(registration),
      'secret-name': name,
      'secret-namespace': namespace,
    });
  }

  private async serverUrl(): Promise<string> {
    return readServerUrl(this.kubernetes).catch((error: unknown) => {
      throw new Error(`failed to get server-url: ${ apiMessage(error) }`, { cause: error });
    });
  }

  /** Empty as long as kube-controller-manager hasn't put it into the Secret. */
  private async agentToken({ metadata, status }: MachineRegistration): Promise<string> {
    const { name, namespace } = status?.serviceAccountRef ?? metadata;

    try {
      return secretText(secretFrom(await this.kubernetes.core.readNamespacedSecret({ namespace, name: tokenSecretName(name) })), 'token');
    } catch (error) {
      throw new Error(`failed to get ${ isStatus(error, 404) ? 'secret' : 'token' }: ${ apiMessage(error) }`, { cause: error });
    }
  }
}
