import { isUnmanagedRegistration } from '../domain/registration/form';
import { REGISTRATION_STATES, registrationState, type RegistrationStateInfo } from '../domain/registration/state';
import ElementalModel from '../shell/model';
import { API_VERSION, NAMESPACE, type MachineRegistrationSpec, type MachineRegistrationStatus } from '../types';

export default class MachineRegistrationModel extends ElementalModel {
  declare spec?: MachineRegistrationSpec;
  declare status?: MachineRegistrationStatus;

  /** Called by the shell for a new object, which it has already put into the namespace `default`. */
  applyDefaults(): void {
    this.apiVersion = API_VERSION;
    this.kind = 'MachineRegistration';
    this.metadata = { ...this.metadata, namespace: NAMESPACE };
    this.spec ??= {};
  }

  /** A clone gets a token of its own: no host could register through two that share one. */
  override cleanForNew(): void {
    super.cleanForNew();
    delete this.spec?.token;
  }

  /**
   * Called by the shell for everything that deletes. Its own dialog lets a type add text, but neither keep the button from
   * working while that is being read, nor have a name typed only where it matters.
   */
  promptRemove(resources: MachineRegistrationModel | MachineRegistrationModel[] = this): void {
    this.openDialog('RemoveMachineRegistration', [resources].flat());
  }

  get isUnmanaged(): boolean {
    return isUnmanagedRegistration(this);
  }

  get stateInfo(): RegistrationStateInfo {
    return REGISTRATION_STATES[registrationState(this)];
  }

  get stateDisplay(): string {
    return this.say({ key: this.stateInfo.label });
  }

  get stateColor(): string {
    return `text-${ this.stateInfo.color }`;
  }

  /** The shell's tables show it as a second line. */
  get stateDescription(): string {
    return ['warning', 'error'].includes(this.stateInfo.color) ? this.say({ key: this.stateInfo.meaning }) : '';
  }
}
