import { onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef } from 'vue';
import { answersFrom, draftText, parseDraft, type Draft } from '../domain/draft';
import { editable, withEditable, type Editable } from '../domain/editable';
import { isSame } from '../domain/equal';
import { differInSecrets, withoutSecrets, withSecretsOf, type SecretField } from '../domain/secret-fields';
import { giveBackInYaml, withholdInYaml } from '../domain/yaml/withheld';
import { readDraftText, removeDraft, removeDraftsOfOthers, writeDraftText, type DraftKey } from './draft-storage';
import type { FormState, Resource, YamlForm } from './yaml-form';

/** How long somebody must have stopped typing until it is kept, in milliseconds. */
const PAUSE = 500;

export interface FormDraft {
  /** What somebody typed here before and didn't save, as long as it isn't decided what becomes of it. */
  offer: Readonly<ShallowRef<Draft | undefined>>;
  /** Puts it into the form, in place of what is there. True if the resource has been saved by anybody meanwhile. */
  restore: () => boolean;
  discard: () => void;
  /** Ends the draft: what was typed is saved, or not wanted any more. */
  end: () => void;
}

interface Options {
  key: DraftKey;
  /** False for a form that is only shown. */
  isEditing: boolean;
  /** These are not kept: what is in the browser's storage can be read by whoever gets at the browser. */
  secrets: readonly SecretField[];
  /** Takes over what the fields still hold back. */
  flush: () => void;
}

/** For setup functions of forms: keeps what is typed, so that a lost session or a reload loses nothing. */
export function useDraft<R extends Resource, F extends object>(editing: YamlForm<R, F>, { key, isEditing, secrets, flush }: Options): FormDraft {
  const paths = secrets.map(({ path }) => path);
  let isKept = false;
  let isOver = !isEditing;
  let timer: ReturnType<typeof setTimeout> | undefined;

  removeDraftsOfOthers(key.user);
  const offer = shallowRef(!isEditing ? undefined : unsaved(parseDraft(readDraftText(key)), editable(editing.base()), secrets));

  function write(text: string | undefined): void {
    // too long to be kept: what was kept before is better than nothing
    if (text !== undefined) {
      isKept = true;
      writeDraftText(key, text);
    }
  }

  function keep(): void {
    clearTimeout(timer);
    if (isOver) {
      return;
    }
    if (editing.isDirty.value) {
      write(draftText(draftOf(editing.capture())));
    } else if (isKept) {
      removeDraft(key);
    }
  }

  /** Before the form goes. Not after each pause: what fields hand over is a change again. */
  function keepAll(): void {
    flush();
    keep();
  }

  function draftOf({ view, yaml, form, edited }: FormState<R, F>): Draft {
    const base = editing.base();

    return {
      savedAt: Date.now(),
      resourceVersion: base.metadata?.resourceVersion,
      base: withoutSecrets(editable(base), secrets),
      edited: withoutSecrets(editable(edited), secrets),
      view,
      yaml: withholdInYaml(yaml, paths, base),
      form: Object.fromEntries(Object.entries(form).filter(([answer]) => !secrets.some((secret) => secret.answer === answer))),
      secretTyped: differInSecrets(base, edited, secrets),
    };
  }

  function restore(): boolean {
    const draft = offer.value;
    const resource = editing.base();

    if (!draft) {
      return false;
    }
    // as it was opened then, so that what others have changed since is noticed like in a form that was open all the time
    const base = withEditable(withVersion(resource, draft.resourceVersion), withSecretsOf(draft.base, resource, secrets));
    const edited = withEditable(base, withSecretsOf(draft.edited, resource, secrets));
    const yaml = giveBackInYaml(draft.yaml, paths, resource);

    editing.restore(base, { view: draft.view, yaml, form: answersFrom(editing.capture().form, draft.form), edited });
    offer.value = undefined;
    isKept = true;

    return draft.resourceVersion !== resource.metadata?.resourceVersion;
  }

  function discard(): void {
    offer.value = undefined;
    removeDraft(key);
    keep();
  }

  function end(): void {
    isOver = true;
    clearTimeout(timer);
    removeDraft(key);
  }

  watch([editing.form, editing.yaml, editing.view], () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }, { deep: true });
  onMounted(() => {
    window.addEventListener('pagehide', keepAll);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', keepAll);
    keepAll();
  });

  return { offer, restore, discard, end };
}

function withVersion<R extends Resource>(resource: R, resourceVersion?: string): R {
  return { ...resource, metadata: { ...resource.metadata, resourceVersion } };
}

/** A draft that says what the server has by now is none: it was saved, only the answer got lost. */
function unsaved(draft: Draft | undefined, base: Editable, secrets: readonly SecretField[]): Draft | undefined {
  const isSaved = draft?.view === 'form' && !draft.secretTyped && isSame(draft.edited, withoutSecrets(base, secrets));

  return isSaved ? undefined : draft;
}
