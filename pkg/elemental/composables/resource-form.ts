import { computed, nextTick, type ComputedRef } from 'vue';
import { useRoute } from 'vue-router';
import { editable, type Editable } from '../domain/editable';
import { withPruned } from '../domain/operator/pruned';
import type { Explain, SaveProblem } from '../domain/save-error';
import type { SecretField } from '../domain/secret-fields';
import type ElementalModel from '../shell/model';
import { canCreate, useShellStore } from '../shell/store';
import { useDraft } from './draft';
import type { DraftKey } from './draft-storage';
import { useResourceSave, type SaveFailure } from './resource-save';
import { useTypeDefinition } from './type-definition';
import { useUnsavedChanges } from './unsaved-changes';
import { useYamlForm, type FormShape, type Resource, type YamlForm } from './yaml-form';

/** What stands between a form and the loss of what was typed into it, as components/Save/SaveGuards.vue shows it. */
export interface FormGuards {
  readonly failure: SaveFailure | undefined;
  readonly isSaving: boolean;
  readonly base: Editable;
  /** With all that was typed; undefined while the YAML can't be used. */
  readonly edited: Editable | undefined;
  readonly secrets: readonly SecretField[];
  readonly isDirty: boolean;
  /** What was typed here before, and when (milliseconds since 1970). */
  readonly draft: { savedAt: number; secretTyped: boolean } | undefined;
  /** True while the user is asked whether to leave without saving. */
  readonly isAsking: boolean;
  save: () => Promise<void>;
  merge: (edited: Editable) => void;
  createAnew: () => Promise<void>;
  /** Whether the user may create objects of this kind. */
  readonly mayCreate: boolean;
  restoreDraft: () => Promise<void>;
  discardDraft: () => void;
  stay: () => void;
  leave: () => void;
}

export interface ResourceForm<R extends Resource, F extends object> extends Omit<YamlForm<R, F>, 'rebase' | 'capture' | 'restore'> {
  /** For the shell's buttons. */
  save: (buttonDone: (success: boolean) => void) => Promise<void>;
  cancel: () => Promise<void>;
  /** What the server has against the resource, for the fields that it is about; until it is saved again. */
  refusals: ComputedRef<readonly SaveProblem[]>;
  guards: FormGuards;
}

interface Options<R extends Resource, F extends object> extends FormShape<R, F> {
  /** create (also for a clone), edit or view */
  mode: string;
  secrets?: readonly SecretField[];
  /** Finds the fields in what the server has against the resource. */
  explain?: Explain;
  /** Takes over what the fields still hold back; the shell's list of keys and values waits half a second. */
  flush?: () => void;
}

/**
 * For setup functions of forms: a resource that is edited as form and as YAML, and saved such that nothing typed is lost: not
 * to somebody else's change, a session that is over, a lost connection or a wrong click.
 */
export function useResourceForm<R extends Resource, F extends object>(
  model: ElementalModel,
  resource: R,
  options: Options<R, F>,
): ResourceForm<R, F> {
  const { mode, secrets = [], explain = () => [], flush = () => undefined } = options;
  const { getters } = useShellStore();
  const exists = mode !== 'create';
  const isEditing = mode !== 'view';
  const definition = useTypeDefinition(model.type);
  const editing = useYamlForm(resource, {
    ...options,
    check: (edited) => {
      const found = options.check?.(edited) ?? [];

      return definition.value ? withPruned(found, definition.value, edited) : found;
    },
  });
  const flushed = {
    ...editing,
    result: () => {
      flush();

      return editing.result();
    },
    show: (view: 'form' | 'yaml') => {
      flush();
      editing.show(view);
    },
  };
  let isSaved = false;
  const draft = useDraft(editing, { key: useDraftKey(model, exists), isEditing, secrets, flush });
  const saving = useResourceSave(model, flushed, {
    exists,
    secrets,
    explain,
    onSaved: () => {
      isSaved = true;
      draft.end();
    },
  });
  const unsaved = useUnsavedChanges({
    isDirty: () => {
      flush();

      return isEditing && !isSaved && editing.isDirty.value;
    },
    onLeft: draft.end,
  });

  async function restoreDraft(): Promise<void> {
    if (draft.restore()) {
      // not before the fields have it too: what they hold back is taken over then
      await nextTick();
      await saving.compare();
    }
  }

  const guards: FormGuards = {
    get failure() {
      return saving.failure.value;
    },
    get isSaving() {
      return saving.isSaving.value;
    },
    get base() {
      return editable(editing.base());
    },
    get edited() {
      const edited = editing.result();

      return edited && editable(edited);
    },
    secrets,
    get isDirty() {
      return editing.isDirty.value;
    },
    get draft() {
      return draft.offer.value;
    },
    get isAsking() {
      return unsaved.isAsking.value;
    },
    save: () => saving.save(),
    merge: saving.merge,
    createAnew: saving.createAnew,
    get mayCreate() {
      return canCreate(getters['management/schemaFor'](model.type));
    },
    restoreDraft,
    discardDraft: draft.discard,
    stay: unsaved.stay,
    leave: unsaved.leave,
  };

  const refusals = computed(() => saving.failure.value && 'problems' in saving.failure.value ? saving.failure.value.problems : []);

  return { ...flushed, save: saving.save, cancel: saving.leave, refusals, guards };
}

/** What is created has no id yet; a clone is told apart by what it is a clone of. */
function useDraftKey({ type, id }: ElementalModel, exists: boolean): DraftKey {
  const { params } = useRoute();
  const { getters } = useShellStore();
  const original = params.id ? `clone of ${ String(params.namespace) }/${ String(params.id) }` : 'new';

  return { user: getters['auth/principalId'] ?? '', type, id: exists ? id : original };
}
