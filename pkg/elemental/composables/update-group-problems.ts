import { computed, type ComputedRef } from 'vue';
import { byField, withFields, type FieldedProblem } from '../domain/field-problems';
import type { Problem } from '../domain/problem';
import { updateGroupFieldAt, type UpdateGroupField } from '../domain/update-group/form';
import { updateGroupProblems } from '../domain/update-group/form/problems';
import type { ManagedOSImage, ManagedOSVersion } from '../types';

/** Nobody needs to hear that something is missing before having had the chance to enter it. */
const BEFORE_THE_FIRST_SAVE = [
  'elemental.updateGroupForm.problem.name.missing',
  'elemental.updateGroupForm.problem.source.missing',
  'elemental.updateGroupForm.problem.clusters.none',
];

export interface UpdateGroupProblems {
  /** What keeps the update group from being saved at all. */
  mistakes: ComputedRef<FieldedProblem<UpdateGroupField>[]>;
  /** These, warnings, and what the server has against it. */
  problemsByField: ComputedRef<Partial<Record<UpdateGroupField, FieldedProblem<UpdateGroupField>[]>>>;
}

interface Options {
  /** With everything typed so far; undefined while that is no update group. */
  edited: () => ManagedOSImage | undefined;
  /** The OS versions of its namespace; undefined where they aren't known. */
  versions: () => ManagedOSVersion[] | undefined;
  /** Of the two fields for what is upgraded to, the one that is shown: see the form. */
  source: () => string;
  /** What the server had against it the last time. */
  refused: () => Problem[];
  /** True once the person has tried to save: from then on nothing is held back. */
  isSaveTried: () => boolean;
}

/** For setup functions of the form: everything that is wrong with an update group, as it is typed. */
export function useUpdateGroupProblems({ edited, versions, source, refused, isSaveTried }: Options): UpdateGroupProblems {
  const placed = (problems: Problem[]): FieldedProblem<UpdateGroupField>[] => withFields(problems, (path) => updateGroupFieldAt(path, source()));
  const found = computed(() => {
    const group = edited();

    return placed(group ? updateGroupProblems(group, versions()) : []);
  });
  const said = computed(() => found.value.filter(({ message }) => isSaveTried() || !BEFORE_THE_FIRST_SAVE.includes(message.key)));

  return {
    mistakes: computed(() => found.value.filter(({ severity }) => severity === 'error')),
    problemsByField: computed(() => byField([...said.value, ...placed(refused())])),
  };
}
