import type { KubernetesObject } from '@kubernetes/client-node';

/** The part of an OpenAPI v3 schema by which one finds a field and its description. */
export interface Schema {
  'type'?: string;
  'description'?: string;
  'properties'?: Record<string, Schema>;
  'items'?: Schema;
  'additionalProperties'?: Schema;
  'x-kubernetes-map-type'?: string;
}

/** A CustomResourceDefinition as its file has it: the field names of the API, not those of the client library's models. */
export interface CustomResourceDefinition extends KubernetesObject {
  metadata: { name: string };
  spec: {
    group: string;
    names: { kind: string; plural: string };
    versions: { name: string; served: boolean; schema: { openAPIV3Schema: Schema } }[];
  };
}
