import { onMounted, ref } from 'vue';
import { FIELDS, type RegistrationField } from '../domain/registration/form';
import { HOST_TYPE_PATH } from '../domain/registration/form/fields';
import { useShellStore } from '../shell/store';
import { REGISTRATION } from '../types';

/**
 * For setup functions of the registration form: returns whether the operator of this Rancher knows a field. Its schema says
 * so, not its version: features were ported back. Until the schema is here, and where it can't be read, every field is shown.
 */
export function useKnownFields(): (field: RegistrationField) => boolean {
  const { getters } = useShellStore();
  const isLoaded = ref(false);

  onMounted(async () => {
    try {
      await getters['management/schemaFor'](REGISTRATION)?.fetchResourceFields?.();
      isLoaded.value = true;
    } catch {
      // a user without the right to read the definition, or a server out of reach: the server will refuse what it doesn't know
    }
  });

  return (field) => {
    const path = field === 'unmanaged' ? HOST_TYPE_PATH : FIELDS[field].path;

    return !isLoaded.value || path[0] !== 'spec' || getters['management/pathExistsInSchema'](REGISTRATION, path.join('.'));
  };
}
