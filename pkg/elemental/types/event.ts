import type { KubernetesObject } from './kubernetes';

/** Something that a controller reported about an object (Kubernetes documentation, core/v1 Event). Kept for an hour by default. */
export interface KubernetesEvent extends KubernetesObject {
  /** `Normal` or `Warning`; steve writes the field as `_type`, because `type` names the kind there. */
  _type?: string;
  reason?: string;
  message?: string;
  /** How often; absent for once. */
  count?: number;
  /** RFC 3339; null where the reporter uses `eventTime`. */
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  /** RFC 3339 with microseconds. */
  eventTime?: string | null;
}
