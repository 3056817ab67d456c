import { readCrds, type CustomResourceDefinition, type Schema } from '../../local-rancher/crds';
import { missingFields, type OperatorVersion } from './operators';

/** Elemental's CRDs as an operator of this version brings them: the newest's without what came later. */
export function crdsOf(version: OperatorVersion): CustomResourceDefinition[] {
  return readCrds().flatMap((crd) => {
    const missing = missingFields(version, crd.spec.names.plural);

    for (const { schema } of crd.spec.versions) {
      missing.forEach((field) => {
        leaveOut(schema.openAPIV3Schema, field.split('.'));
      });
    }

    return missing.includes('*') ? [] : [crd];
  });
}

function leaveOut(schema: Schema | undefined, [key = '', ...rest]: string[]): void {
  if (rest.length) {
    leaveOut(schema?.properties?.[key], rest);
  } else {
    Reflect.deleteProperty(schema?.properties ?? {}, key);
  }
}
