import { onMounted, ref } from 'vue';
import { FIELDS, type RegistrationField } from '../domain/registration/form';
import { HOST_TYPE_PATH } from '../domain/registration/form/fields';
import { definesField, type TypeDefinition } from '../domain/schema';
import { useShellStore, type Schema } from '../shell/store';
import { REGISTRATION } from '../types';

/**
 * For setup functions of the registration form: returns whether the operator of this Rancher knows a field. Its schema says
 * so, not its version: features were ported back. Until the schema is here, and where it can't be read, every field is shown.
 */
export function useKnownFields(): (field: RegistrationField) => boolean {
  const { getters } = useShellStore();
  const definition = ref<TypeDefinition>();

  onMounted(async () => {
    definition.value = await definitionOf(getters['management/schemaFor'](REGISTRATION));
  });

  return (field) => {
    const path = field === 'unmanaged' ? HOST_TYPE_PATH : FIELDS[field].path;

    // what every object has, the definition of a type doesn't describe
    return !definition.value || path[0] !== 'spec' || definesField(definition.value, path);
  };
}

/** Undefined where the server doesn't answer: the shell then only writes a warning to the console. */
async function definitionOf(schema: Schema | undefined): Promise<TypeDefinition | undefined> {
  await schema?.fetchResourceFields?.();

  return schema?.hasResourceFields
    ? { resourceFields: schema.resourceFields ?? {}, schemaDefinitions: schema.schemaDefinitions ?? {} }
    : undefined;
}
