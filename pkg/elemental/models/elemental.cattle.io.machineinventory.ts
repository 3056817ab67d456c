import { hostFacts, type HostFacts } from '../domain/inventory/host-facts';
import { isUnmanaged } from '../domain/inventory/ownership';
import { MACHINE_STATES, machineState, type StateInfo } from '../domain/inventory/state';
import ElementalModel from '../shell/model';
import type { MachineInventorySpec, MachineInventoryStatus } from '../types';

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
    return MACHINE_STATES[machineState(this)];
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

  /** A machine comes into being when it registers, and in no other way. */
  get canClone(): boolean {
    return false;
  }

  /** What the shell's own YAML editor saves with; at the address of one for a new machine it says why there is none. */
  override async saveYaml(yaml: string, initialYaml?: string): Promise<void> {
    if (!this.id) {
      throw new Error(this.say({ key: 'elemental.machineForm.noCreate.yaml' }));
    }
    await super.saveYaml(yaml, initialYaml);
  }
}
