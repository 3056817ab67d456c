import type { KubernetesObject } from './kubernetes';

/** The Secret in which the operator and the host's agent talk to each other (recording 05-delete-matrix/real-agent/1-agent-running). */
export interface PlanSecret extends KubernetesObject {
  /** Values are base64. */
  data?: Record<string, string> | null;
}
