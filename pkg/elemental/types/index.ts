export type * from './kubernetes';
export type * from './event';
export type * from './machine-inventory';
export type * from './machine-inventory-selector';
export type * from './machine-registration';
export type * from './managed-os-image';
export type * from './plan-secret';
export type * from './provisioning-cluster';
export * from './resource-types';
