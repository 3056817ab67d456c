import { onMounted, shallowRef, type ShallowRef } from 'vue';
import type { TypeDefinition } from '../domain/schema';
import { definitionIn, useShellStore } from '../shell/store';

/**
 * For setup functions: the fields that the operator of this Rancher has for a type. Undefined until they are read, and where they
 * can't be: the shell then only writes a warning to the console.
 */
export function useTypeDefinition(type: string): ShallowRef<TypeDefinition | undefined> {
  const { getters } = useShellStore();
  const definition = shallowRef(definitionIn(getters, type));

  onMounted(async () => {
    await getters['management/schemaFor'](type)?.fetchResourceFields?.();
    definition.value = definitionIn(getters, type);
  });

  return definition;
}
