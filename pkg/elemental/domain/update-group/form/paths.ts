/** Where in an update group its form's answers stand. */

export const SPEC = ['spec'] as const;
export const OS_IMAGE_FIELD = [...SPEC, 'osImage'] as const;
export const OS_VERSION_FIELD = [...SPEC, 'managedOSVersionName'] as const;
export const CLUSTER_TARGETS = [...SPEC, 'clusterTargets'] as const;
export const NODE_SELECTOR = [...SPEC, 'nodeSelector'] as const;
export const CONCURRENCY = [...SPEC, 'concurrency'] as const;
export const CORDON = [...SPEC, 'cordon'] as const;
export const DRAIN = [...SPEC, 'drain'] as const;
