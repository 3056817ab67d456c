import { nextTick, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import { copy } from '../domain/copy';
import { anew, editable, withEditable, withoutEmptyMetadata, type Editable } from '../domain/editable';
import { isSame } from '../domain/equal';
import { saveErrorKind, saveFailure, type Explain, type InterruptedSave, type RefusedSave } from '../domain/save-error';
import type { SecretField } from '../domain/secret-fields';
import type ElementalModel from '../shell/model';
import { useShellStore } from '../shell/store';
import type { Resource, YamlForm } from './yaml-form';

/** Somebody else has changed the resource since it was opened. */
interface Conflict<R extends Resource> {
  kind: 'conflict';
  /** As the server has it by now. */
  latest: R;
}

/** Why the resource isn't saved, and what it takes to go on. What was typed stays in any case. */
export type SaveFailure<R extends Resource = Resource> = Conflict<R> | InterruptedSave | RefusedSave;

export interface ResourceSave<R extends Resource> {
  failure: Readonly<ShallowRef<SaveFailure<R> | undefined>>;
  isSaving: Readonly<Ref<boolean>>;
  /** Saves what was typed and goes to the resource's page. */
  save: (buttonDone?: (success: boolean) => void) => Promise<void>;
  /** Looks whether somebody else has changed the resource since it was opened, and asks what is to become of it if so. */
  compare: () => Promise<void>;
  /** Goes on with the latest version, and with what became of it when both sides' changes were brought together. */
  merge: (edited: Editable) => void;
  /** Makes a new resource of one that was deleted meanwhile. */
  createAnew: () => Promise<void>;
  /** Goes back without saving: to the page of a resource that exists, else to the list. */
  leave: () => Promise<void>;
}

type Editing<R extends Resource> = Pick<YamlForm<R, object>, 'result' | 'base' | 'rebase'>;

interface Options {
  exists: boolean;
  secrets: readonly SecretField[];
  explain: Explain;
  onSaved: () => void;
}

/** How often a save is repeated because the operator has written its status in between, which nobody needs to hear of. */
const ATTEMPTS = 5;

/** The caller hears of a session that is over, so that the form isn't left for the sign-in. */
const STAY = { redirectUnauthorized: false };

/** For setup functions of forms. */
export function useResourceSave<R extends Resource>(model: ElementalModel, editing: Editing<R>, options: Options): ResourceSave<R> {
  const { exists, secrets, explain, onSaved } = options;
  const router = useRouter();
  const store = useShellStore();
  const failure = shallowRef<SaveFailure<R>>();
  const isSaving = ref(false);

  async function save(buttonDone: (success: boolean) => void = () => undefined): Promise<void> {
    const isSaved = await busy(() => put(ATTEMPTS));

    buttonDone(isSaved);
    if (isSaved) {
      await done(model.detailLocation);
    }
  }

  async function put(attempts: number): Promise<boolean> {
    const edited = editing.result();

    if (!edited) {
      return false;
    }
    try {
      model.replaceWith(edited);
      await model.save({ ...STAY });

      return true;
    } catch (error) {
      if (attempts > 1 && saveErrorKind(error, exists) === 'conflict') {
        return await isRebased() && put(attempts - 1);
      }
      fail(error, edited);

      return false;
    }
  }

  /** True if what was typed goes with the latest version as it is: only the servers have written, or all want the same. */
  async function isRebased(): Promise<boolean> {
    const edited = editing.result();
    const latest = await read();

    if (!latest || !edited) {
      return false;
    }
    const theirs = editable(latest);

    if (isSame(theirs, editable(editing.base())) || isSame(theirs, editable(edited))) {
      editing.rebase(latest, withEditable(latest, editable(edited)));
      // the fields have to know of it before they are asked what they hold back
      await nextTick();

      return true;
    }
    failure.value = { kind: 'conflict', latest };

    return false;
  }

  async function read(): Promise<R | undefined> {
    try {
      const opt = { force: true, watch: false, ...STAY };
      const found = await store.dispatch('management/find', { type: model.type, id: model.id, opt }) as R | undefined;

      // in a race with a list, the shell keeps what it has read and hands over nothing
      return withoutEmptyMetadata(copy(found ?? store.getters['management/byId'](model.type, model.id) as R));
    } catch (error) {
      fail(error, editing.base());

      return undefined;
    }
  }

  async function createAnew(): Promise<void> {
    const edited = editing.result();
    const created = edited && await busy(() => create(edited));

    if (created) {
      await done(created.detailLocation);
    } else if (failure.value?.kind === 'exists' && await busy(isRebased)) {
      // somebody else was faster, with the same
      await save();
    }
  }

  async function create(edited: R): Promise<ElementalModel | undefined> {
    try {
      const fresh = await store.dispatch('management/create', { ...anew(edited), type: model.type }) as ElementalModel;

      await fresh.save({ ...STAY });

      return fresh;
    } catch (error) {
      fail(error, edited, false);

      return undefined;
    }
  }

  function merge(edited: Editable): void {
    if (failure.value?.kind === 'conflict') {
      const { latest } = failure.value;

      editing.rebase(latest, withEditable(latest, edited));
      failure.value = undefined;
    }
  }

  async function busy<T>(work: () => Promise<T>): Promise<T> {
    failure.value = undefined;
    isSaving.value = true;
    try {
      return await work();
    } finally {
      isSaving.value = false;
    }
  }

  async function done(location: RouteLocationRaw): Promise<void> {
    onSaved();
    await router.replace(location);
  }

  function fail(error: unknown, resource: R, existed = exists): void {
    failure.value = saveFailure(error, resource, { exists: existed, secrets, explain });
  }

  return {
    failure,
    isSaving,
    save,
    compare: async () => void await busy(isRebased),
    merge,
    createAnew,
    leave: async () => void await router.replace(exists ? model.detailLocation : model.listLocation),
  };
}
