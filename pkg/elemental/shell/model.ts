import SteveModel from '@shell/plugins/steve/steve-class';
import type { RouteLocationRaw } from 'vue-router';
import type { Message } from '../domain/message';
import type { Condition, KubernetesObject, ObjectMeta } from '../types';

/** Looks up a sentence by its key; the arguments are put in as they are. */
type Translate = (key: string, args?: Record<string, unknown>) => string | undefined;

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

  /** Where the shell shows this object, and its list. */
  declare detailLocation: RouteLocationRaw;
  declare listLocation: RouteLocationRaw;
  /** Resolves once the server has taken it; rejects with the server's answer, or with the HTTP client's error where there is none. */
  declare save: (options?: SaveOptions) => Promise<unknown>;

  /** Whether the user may change this object. */
  declare canUpdate: boolean;

  /** Our detail pages draw everything, masthead included; hosts before 2.13 don't ask, see composables/host-version.ts. */
  get fullDetailPageOverride(): boolean {
    return true;
  }

  /** None of the shell's: they repeat the tab of related resources, and bring along a recommendation of other extensions. */
  get cards(): object[] {
    return [];
  }

  /** Takes away from a copy what is the original's alone: name, UID, status. Called by the shell for a clone. */
  cleanForNew(): void {
    (SteveModel.prototype as unknown as Pick<ElementalModel, 'cleanForNew'>).cleanForNew.call(this);
  }

  /** Takes over everything that a person may have edited of the object; rejects nothing, the server does. */
  replaceWith({ apiVersion, kind, metadata, spec }: KubernetesObject & { spec?: object }): void {
    Object.assign(this, { apiVersion, kind, metadata, spec });
  }

  /** The sentence in the user's language. It is text: render it as such. */
  protected say({ key, args }: Message): string {
    const getters = this.$rootGetters as Record<'i18n/t', Translate>;

    return getters['i18n/t'](key, args) ?? key;
  }
}
