import type { ClusterRights } from '../domain/bulk/create-cluster';
import { hostFacts, type HostFacts } from '../domain/inventory/host-facts';
import { isUnmanaged } from '../domain/inventory/ownership';
import { machineState, machineStateInfo, type StateInfo } from '../domain/inventory/state';
import ElementalModel, { type Action } from '../shell/model';
import { unselectIn, type Unselect } from '../shell/selection';
import { CLUSTER, SELECTOR_TEMPLATE, type MachineInventorySpec, type MachineInventoryStatus } from '../types';

export default class MachineInventoryModel extends ElementalModel {
  declare spec?: MachineInventorySpec;
  declare status?: MachineInventoryStatus;

  get isUnmanaged(): boolean {
    return isUnmanaged(this);
  }

  get hostFacts(): HostFacts {
    return hostFacts(this);
  }

  get stateInfo(): StateInfo {
    return machineStateInfo(this);
  }

  get stateDisplay(): string {
    return this.say({ key: this.stateInfo.label });
  }

  get stateColor(): string {
    return `text-${ this.stateInfo.color }`;
  }

  /** The shell's tables show it as a second line. */
  get stateDescription(): string {
    return this.stateInfo.color === 'error' ? this.say({ key: this.stateInfo.meaning }) : '';
  }

  /** What the user's role allows of what it takes to make a cluster of this machine. */
  get clusterRights(): ClusterRights {
    return { createClusters: this.mayCreate(CLUSTER), createTemplates: this.mayCreate(SELECTOR_TEMPLATE), changeMachines: this.canPatch };
  }

  /** A machine comes into being when it registers, and in no other way. */
  get canClone(): boolean {
    return false;
  }

  override get _availableActions(): Action[] {
    const enabled = this.canPatch;
    // the dialog says what is missing: a machine that isn't ready, or one of the rights
    const mayTryCluster = enabled || this.clusterRights.createClusters;
    const own = [
      this.actionOnMany('promptCreateCluster', { icon: 'icon-cluster', label: 'elemental.createCluster.action', enabled: mayTryCluster }),
      this.actionOnMany('promptLabels', { icon: 'icon-tag-alt', label: 'elemental.bulk.labels.action', enabled }),
      this.actionOnMany('promptResetTrigger', { icon: 'icon-history', label: 'elemental.bulk.trigger.action', enabled }),
      this.actionOnMany('promptGiveUpReset', {
        icon: 'icon-close', label: 'elemental.giveUpReset.action', enabled: enabled && machineState(this) === 'awaitingReset',
      }),
      this.actionOnMany('promptExport', { icon: 'icon-download', label: 'elemental.fleet.export.title', enabled: true }),
    ];
    const shells = super._availableActions.map((action) => {
      return action.action === 'promptRemove' ? { ...action, invoke: invoke('promptRemove') } : action;
    });

    return [...own, { divider: true }, ...shells];
  }

  /** Leads to Rancher's form for a new cluster, once its machines are told from others. */
  promptCreateCluster(machines: MachineInventoryModel[] = [this], unselect?: Unselect): void {
    this.openDialog('CreateClusterFromMachines', machines, { unselect });
  }

  /** Sets and removes labels of these machines, or of those that a pasted table names. */
  promptLabels(machines: MachineInventoryModel[] = [this], unselect?: Unselect): void {
    this.openDialog('LabelMachines', machines, { unselect });
  }

  promptResetTrigger(machines: MachineInventoryModel[] = [this], unselect?: Unselect): void {
    this.openDialog('MachineResetTrigger', machines, { unselect });
  }

  /** Lets machines go that were deleted and wait for their reset. */
  promptGiveUpReset(machines: MachineInventoryModel[] = [this], unselect?: Unselect): void {
    this.openDialog('GiveUpMachineReset', machines, { unselect });
  }

  promptExport(machines: MachineInventoryModel[] = [this]): void {
    this.openDialog('ExportMachineInventory', machines);
  }

  /** Called by the shell for everything that deletes; see the registration's. */
  promptRemove(machines: MachineInventoryModel | MachineInventoryModel[] = this, unselect?: Unselect): void {
    this.openDialog('RemoveMachineInventory', [machines].flat(), { unselect });
  }

  private actionOnMany(action: Prompt, { icon, label, enabled }: { icon: string; label: string; enabled: boolean }): Action {
    return { action, bulkAction: action, bulkable: true, label: this.say({ key: label }), icon: `icon ${ icon }`, enabled, invoke: invoke(action) };
  }
}

type Prompt = 'promptCreateCluster' | 'promptLabels' | 'promptResetTrigger' | 'promptGiveUpReset' | 'promptExport' | 'promptRemove';

/** Opens a dialog for what was chosen, and lets it take what it has done out of the selection: the shell has no other way to the table. */
function invoke(prompt: Prompt): Action['invoke'] {
  return function (_options, machines: MachineInventoryModel[]) {
    machines[0]?.[prompt](machines, unselectIn(this));
  };
}
