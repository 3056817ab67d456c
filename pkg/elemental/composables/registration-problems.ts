import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { byField, withFields, type FieldedProblem } from '../domain/field-problems';
import type { Problem } from '../domain/problem';
import { fieldAt, type RegistrationField } from '../domain/registration/form';
import { registrationProblems } from '../domain/registration/validation';
import { findPage } from '../shell/page';
import { useShellStore } from '../shell/store';
import { REGISTRATION, type MachineRegistration } from '../types';

/** More registrations than this aren't compared: their number grows with the kinds of hosts, not with the hosts. */
const MOST_REGISTRATIONS = 1000;

/** Nobody needs to hear that the name is missing before having had the chance to enter it. */
const BEFORE_THE_FIRST_SAVE = ['elemental.registration.problem.name.missing'];

export interface RegistrationProblems {
  /** What keeps the registration from being saved at all. */
  mistakes: ComputedRef<FieldedProblem<RegistrationField>[]>;
  /** These, warnings, and what the server has against it. */
  problemsByField: ComputedRef<Partial<Record<RegistrationField, FieldedProblem<RegistrationField>[]>>>;
}

/**
 * For setup functions of the form: everything that is wrong with a registration, as it is typed.
 *
 * @param edited with everything typed so far; undefined while that is no registration
 * @param refused what the server had against it the last time
 * @param isSaveTried true once the person has tried to save: from then on nothing is held back
 */
export function useRegistrationProblems(
  edited: () => MachineRegistration | undefined,
  refused: () => Problem[],
  isSaveTried: Readonly<Ref<boolean>>,
): RegistrationProblems {
  const others = useOtherRegistrations(edited);
  const found = computed(() => {
    const registration = edited();

    return withFields(registration ? registrationProblems(registration, { others: others.value }) : [], fieldAt);
  });
  const said = computed(() => found.value.filter(({ message }) => isSaveTried.value || !BEFORE_THE_FIRST_SAVE.includes(message.key)));

  return {
    mistakes: computed(() => found.value.filter(({ severity }) => severity === 'error')),
    problemsByField: computed(() => byField([...said.value, ...withFields(refused(), fieldAt)])),
  };
}

/** The registrations that may use the same token; read as soon as there is a token to compare. */
function useOtherRegistrations(edited: () => MachineRegistration | undefined): Ref<MachineRegistration[]> {
  const store = useShellStore();
  const others = shallowRef<MachineRegistration[]>([]);

  watch(() => !!edited()?.spec?.token, async (hasToken) => {
    if (hasToken && !others.value.length) {
      try {
        others.value = (await findPage<MachineRegistration>(store, REGISTRATION, { pageSize: MOST_REGISTRATIONS })).items;
      } catch {
        // the operator says so when it is saved: see domain/registration/state.ts, duplicateToken
      }
    }
  }, { immediate: true });

  return others;
}
