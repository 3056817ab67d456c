import { UPDATE_GROUP_STATES, updateGroupState, type UpdateGroupStateInfo } from '../domain/update-group/state';
import ElementalModel from '../shell/model';
import { API_VERSION, NAMESPACE, type Condition, type ManagedOSImageSpec } from '../types';

export default class ManagedOSImageModel extends ElementalModel {
  declare spec?: ManagedOSImageSpec;
  declare status?: { conditions?: Condition[] };

  /** Called by the shell for a new object, which it has already put into the namespace `default`. */
  applyDefaults(): void {
    this.apiVersion = API_VERSION;
    this.kind = 'ManagedOSImage';
    this.metadata = { ...this.metadata, namespace: NAMESPACE };
    this.spec ??= {};
  }

  get stateInfo(): UpdateGroupStateInfo {
    return UPDATE_GROUP_STATES[updateGroupState(this)];
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
}
