/** Where the settings of a registration stand in the resource. */

export const SPEC = ['spec'] as const;
export const LABELS = [...SPEC, 'machineInventoryLabels'] as const;
export const ANNOTATIONS = [...SPEC, 'machineInventoryAnnotations'] as const;

const CONFIG = [...SPEC, 'config'] as const;
export const NETWORK = [...CONFIG, 'network'] as const;

export const ELEMENTAL = [...CONFIG, 'elemental'] as const;
export const IDENTITY = [...ELEMENTAL, 'registration'] as const;
export const INSTALL = [...ELEMENTAL, 'install'] as const;
export const RESET = [...ELEMENTAL, 'reset'] as const;
