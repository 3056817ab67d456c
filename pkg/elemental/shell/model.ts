import SteveModel from '@shell/plugins/steve/steve-class';
import type { RouteLocationAsRelativeGeneric, Router } from 'vue-router';
import type { PatchStep } from '../domain/bulk/change';
import type { Message } from '../domain/message';
import type { Path } from '../domain/path';
import { definesField } from '../domain/schema';
import type { Condition, KubernetesObject, ObjectMeta } from '../types';
import { dialogOf } from './dialog';
import { remembering } from './remembered';
import { canCreate, definitionIn, type Schema, type ShellStore } from './store';

/** Looks up a sentence by its key; the arguments are put in as they are. */
type Translate = (key: string, args?: Record<string, unknown>) => string | undefined;

/** An entry of a row's menu, as the shell has it; without `action` it is a line between two of them. */
export interface Action {
  /** The name of the model's method that it calls. */
  action?: string;
  /** What is called instead when Alt is held. */
  altAction?: string;
  /** In the user's language. */
  label?: string;
  /** Classes of the icon before the words. */
  icon?: string;
  enabled?: boolean;
  divider?: boolean;
  /** Offered for a selection, too. */
  bulkable?: boolean;
  /** The name of the method that is called, with all of them, where several are selected. */
  bulkAction?: string;
  /** Called instead of any method, for one as for many; `this` is the table where they were selected in one. */
  invoke?: (this: unknown, options: unknown, resources: never[]) => void;
}

/**
 * A table asks each of its rows for its actions four times when it shows another page, and for little else for so long; also when
 * a page was read again because of some other row.
 */
const availableActions = remembering(
  (model: ElementalModel) => Reflect.get(SteveModel.prototype, 'availableActions', model) as Action[],
  ({ metadata, links }) => metadata?.resourceVersion && `${ metadata.resourceVersion } ${ Object.keys(links ?? {}).join(' ') }`,
);

/** How the shell sends it. */
export interface SaveOptions {
  /** False: a session that is over is told to the caller, instead of leaving the page for the sign-in. */
  redirectUnauthorized?: boolean;
}

/**
 * The base of our models: the one place where the shell's untyped model is given types. What stands in a subclass is an
 * adapter: a getter that hands the resource to a function of the domain.
 */
export default class ElementalModel extends SteveModel {
  declare type: string;
  declare id: string;
  declare metadata?: ObjectMeta;
  declare $rootGetters: unknown;
  declare status?: { conditions?: Condition[] };
  declare apiVersion?: string;
  declare kind?: string;
  declare spec?: object;
  /** What the user may do with the object, and where: the server leaves out what he may not. */
  declare links?: Record<string, string>;

  /** Where the shell shows this object, and its list. */
  declare detailLocation: RouteLocationAsRelativeGeneric;
  declare listLocation: RouteLocationAsRelativeGeneric;
  /** Resolves once the server has taken it; rejects with the server's answer, or with the HTTP client's error where there is none. */
  declare save: (options?: SaveOptions) => Promise<unknown>;
  declare currentRouter: () => Router;
  declare $ctx: { commit: (mutation: string, payload: unknown, options: { root: boolean }) => void };
  declare $dispatch: (action: string, payload: unknown, options?: { root: boolean }) => Promise<unknown>;

  /** Deletes the object, without a question. */
  declare remove: () => Promise<unknown>;

  /** Address of one of the object's links. */
  declare linkFor: (name: string) => string;

  /** Opens the form; the query says more of how. */
  declare goToEdit: (query?: Record<string, string>) => void;

  /** Whether the user may save this object as a whole (PUT), as forms do. */
  declare canUpdate: boolean;

  /** Whether the user may change parts of this object (PATCH), as buttons do; steve gives a link for each right (recording 10-steve/rbac.yaml). */
  get canPatch(): boolean {
    return !!this.linkFor('patch');
  }

  /** Our detail pages draw everything, masthead included; hosts before 2.13 don't ask, see composables/host-version.ts. */
  get fullDetailPageOverride(): boolean {
    return true;
  }

  /** None of the shell's: they repeat the tab of related resources, and bring along a recommendation of other extensions. */
  get cards(): object[] {
    return [];
  }

  /** The entries of a row's menu that are enabled. */
  get availableActions(): Action[] {
    return availableActions(this);
  }

  /**
   * The shell's entries of a row's menu, those that aren't enabled included. It deletes without a question when Alt is held;
   * with us, what follows is said first.
   */
  get _availableActions(): Action[] {
    const actions = Reflect.get(SteveModel.prototype, '_availableActions', this) as Action[];

    return actions.map((action) => (action.altAction === 'remove' ? { ...action, altAction: undefined } : action));
  }

  /** Takes away from a copy what is the original's alone: name, UID, status. Called by the shell for a clone. */
  cleanForNew(): void {
    (SteveModel.prototype as unknown as Pick<ElementalModel, 'cleanForNew'>).cleanForNew.call(this);
  }

  /** Opens our form's view of the YAML: the shell's own editor knows nothing of what YAML can do, nor of what was typed. */
  goToEditYaml(): void {
    this.goToEdit({ view: 'yaml' });
  }

  /** Takes over everything that a person may have edited of the object; rejects nothing, the server does. */
  replaceWith({ apiVersion, kind, metadata, spec }: KubernetesObject & { spec?: object }): void {
    Object.assign(this, { apiVersion, kind, metadata, spec });
  }

  /** Changes the object on the server by a JSON patch; what is shown follows when the server tells of it. Rejects as the server does. */
  async patchOnServer(steps: readonly PatchStep[]): Promise<void> {
    const headers = { 'content-type': 'application/json-patch+json' };

    await this.request({ method: 'patch', headers, data: steps });
  }

  /** The object as the server has it now, past what the shell keeps. Rejects as the server does. */
  async readFromServer(): Promise<KubernetesObject> {
    return await this.request({}) as KubernetesObject;
  }

  /** Shows a message in a corner of the page for some seconds; the shell keeps errors among its notifications, so it holds no secret. */
  protected notify(kind: 'info' | 'error', title: Message, message: Message | string): void {
    const text = typeof message === 'string' ? message : this.say(message);

    void this.$dispatch(`growl/${ kind }`, { title: this.say(title), message: text }, { root: true });
  }

  /** Opens one of our dialogs, the file of this name in the folder dialog, for some objects. */
  protected openDialog(component: string, resources: ElementalModel[], componentProps: object = {}): void {
    void this.$dispatch('promptModal', dialogOf(component, resources, componentProps));
  }

  /**
   * Opens one of our drawers, the file of this name in the folder dialog, over the page.
   *
   * @returns false where this Rancher has no drawers
   */
  protected openDrawer(component: string, props: object): boolean {
    const getters = this.$rootGetters as { 'slideInPanel/isOpen'?: boolean; 'type-map/importDialog': (name: string) => unknown };

    if (getters['slideInPanel/isOpen'] === undefined) {
      return false;
    }
    const componentProps = {
      ...props,
      width: 'wide',
      height: 'full',
      closeOnRouteChange: ['name', 'params', 'query'],
      triggerFocusTrap: true,
      onClose: () => {
        this.$ctx.commit('slideInPanel/close', undefined, { root: true });
      },
    };

    this.$ctx.commit('slideInPanel/open', { component: getters['type-map/importDialog'](component), componentProps }, { root: true });

    return true;
  }

  /** Whether the user may create objects of this type. */
  protected mayCreate(type: string): boolean {
    const getters = this.$rootGetters as Record<'management/schemaFor', (type: string) => Schema | undefined>;

    return canCreate(getters['management/schemaFor'](type));
  }

  /** Whether the operator of this Rancher has a field at this path of the object; true where nothing has read its fields yet. */
  protected operatorKnows(path: Path): boolean {
    const definition = definitionIn(this.$rootGetters as ShellStore['getters'], this.type);

    return !definition || definesField(definition, path);
  }

  /** The sentence in the user's language. It is text: render it as such. */
  protected say({ key, args }: Message): string {
    const getters = this.$rootGetters as Record<'i18n/t', Translate>;

    return getters['i18n/t'](key, args) ?? key;
  }

  private async request(opt: object): Promise<unknown> {
    return await this.$dispatch('request', { opt: { url: this.linkFor('self'), redirectUnauthorized: false, ...opt }, type: this.type });
  }
}
