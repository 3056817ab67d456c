import { shallowReactive } from 'vue';
import { copyTextToClipboard } from '@shell/utils/clipboard';
import { downloadFile } from '@shell/utils/download';
import { exceptionToErrorsArray } from '@shell/utils/error';
import { HOST_TYPE_PATH, isUnmanagedRegistration } from '../domain/registration/form/host-type';
import type { PhoneHome } from '../domain/registration/phone-home';
import { withoutToken } from '../domain/registration/shape';
import { REGISTRATION_STATES, registrationState, type RegistrationStateInfo } from '../domain/registration/state';
import ElementalModel, { type Action } from '../shell/model';
import { API_VERSION, NAMESPACE, type MachineRegistrationSpec, type MachineRegistrationStatus } from '../types';

/** Found out about registrations, by their ids. No property of the model, because the shell sends all of those back to the server. */
const phoneHomes = shallowReactive(new Map<string, PhoneHome>());

/**
 * The model of registration endpoints. Models are loaded with the dashboard, whoever opens it: what needs the form, or the YAML parser
 * with it, is imported when it is used.
 */
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

  /** See domain/registration/phone-home.ts; undefined, too, while nobody has looked. */
  get phoneHome(): PhoneHome | undefined {
    return this.isUnmanaged ? undefined : phoneHomes.get(this.id);
  }

  set phoneHome(found: PhoneHome | undefined) {
    if (found) {
      phoneHomes.set(this.id, found);
    } else {
      phoneHomes.delete(this.id);
    }
  }

  override get _availableActions(): Action[] {
    const usable = !!this.status?.registrationURL;

    return [
      this.action('connectHost', 'icon-endpoints_connected', usable),
      this.action('copyRegistrationUrl', 'icon-copy', usable),
      this.action('downloadConfiguration', 'icon-download', usable),
      this.action('markUnmanaged', 'icon-user', this.canPatch && !!this.phoneHome && this.operatorKnows(HOST_TYPE_PATH)),
      { divider: true },
      ...super._availableActions,
    ];
  }

  /** On its own page in the tab for that, elsewhere without leaving the page. */
  connectHost(): void {
    const { id, namespace } = this.currentRouter().currentRoute.value.params;
    const isOnItsPage = id === this.metadata?.name && namespace === this.metadata?.namespace;

    if (isOnItsPage || !this.openDrawer('ConnectHostDrawer', { registration: this })) {
      void this.currentRouter().push({ ...this.detailLocation, hash: '#connect' });
    }
  }

  async copyRegistrationUrl(): Promise<void> {
    await this.attempt('copyRegistrationUrl', async () => {
      await copyTextToClipboard(this.status?.registrationURL ?? '');
      this.notify('info', { key: 'elemental.registrationList.urlCopied.title' }, { key: 'elemental.registrationList.urlCopied.message' });
    });
  }

  async downloadConfiguration(): Promise<void> {
    await this.attempt('downloadConfiguration', async () => {
      const { fetchConfiguration } = await import('../shell/fetch-configuration');

      await downloadFile(`${ this.metadata?.name ?? '' }-config.yaml`, await fetchConfiguration(this), 'application/yaml');
    });
  }

  /** Makes it say what its machines are, from the menu of a list; the page has a button that shows how far it is. */
  async markUnmanaged(): Promise<void> {
    await this.attempt('markUnmanaged', async () => {
      const { unmanagedSteps } = await import('../domain/registration/marking');
      const steps = unmanagedSteps(await this.readFromServer());

      if (steps.length) {
        await this.patchOnServer(steps);
      }
    });
  }

  private action(action: string, icon: string, enabled: boolean): Action {
    return { action, label: this.say({ key: `elemental.registrationList.action.${ action }` }), icon: `icon ${ icon }`, enabled };
  }

  /** Does what an action of the menu stands for, or says in words that it failed and what to do. */
  private async attempt(action: string, what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      const detail = withoutToken((exceptionToErrorsArray(error) as unknown[]).join(' '), this);
      const key = `elemental.registrationList.failed.${ action }`;

      this.notify('error', { key: `${ key }.title`, args: { name: this.metadata?.name ?? '' } }, { key: `${ key }.message`, args: { detail } });
    }
  }
}
