/** Where in a machine its form's answers stand. */

export const LABELS = ['metadata', 'labels'] as const;
export const ANNOTATIONS = ['metadata', 'annotations'] as const;
