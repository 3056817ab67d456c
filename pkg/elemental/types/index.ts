export type * from './kubernetes';
export type * from './machine-inventory';
export type * from './machine-inventory-selector';
export type * from './machine-registration';
export * from './resource-types';
