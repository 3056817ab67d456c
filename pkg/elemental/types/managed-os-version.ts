import type { KubernetesObject } from './kubernetes';

/** A version of an operating system that a channel has found, or that a person has written. */
export interface ManagedOSVersion extends KubernetesObject {
  spec?: {
    version?: string;
    /** `container` is what nodes are upgraded with; `iso` is what hosts are installed with. */
    type?: string;
    metadata?: { displayName?: string; upgradeImage?: string };
  };
}
