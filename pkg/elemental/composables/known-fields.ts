import { computed, type ComputedRef } from 'vue';
import { FIELDS, type RegistrationField } from '../domain/registration/form';
import { HOST_TYPE_PATH } from '../domain/registration/form/host-type';
import type { Path } from '../domain/path';
import { definesField } from '../domain/schema';
import { REGISTRATION } from '../types';
import { useTypeDefinition } from './type-definition';

/**
 * For setup functions: returns whether the operator of this Rancher knows a field of registrations. Its schema says so, not its
 * version: features were ported back. Until the schema is here, and where it can't be read, every field is known.
 */
export function useKnownFields(): (field: RegistrationField) => boolean {
  const definition = useTypeDefinition(REGISTRATION);

  return (field) => {
    const path = field === 'unmanaged' ? HOST_TYPE_PATH : FIELDS[field].path;

    // what every object has, the definition of a type doesn't describe
    return !definition.value || path[0] !== 'spec' || definesField(definition.value, path);
  };
}

/** For setup functions: whether the operator of this Rancher knows the field at a path of a type; true until that is known. */
export function useKnownPath(type: string, path: Path): ComputedRef<boolean> {
  const definition = useTypeDefinition(type);

  return computed(() => !definition.value || definesField(definition.value, path));
}
