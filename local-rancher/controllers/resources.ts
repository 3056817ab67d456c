export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
}

/** What the controllers use of an object's metadata. */
export interface ObjectMeta {
  name: string;
  namespace: string;
  uid?: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
}

export interface Resource {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** A Kubernetes condition (`metav1.Condition`). */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  /** When `status` last changed: RFC 3339 with whole seconds. */
  lastTransitionTime: string;
}

/** A Secret; values of `data` are in base64. */
export interface Secret extends Resource {
  type?: string;
  data?: Record<string, string>;
}

/** `<namespace>/<name>`: how work queues and caches know an object. */
export function keyOf({ metadata }: { metadata: { namespace?: string; name?: string } }): string {
  return `${ metadata.namespace ?? '' }/${ metadata.name ?? '' }`;
}

/** The reference with which `owner` owns an object and is told of its changes. */
export function controllerReference(owner: Resource): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
  };
}
