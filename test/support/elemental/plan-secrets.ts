import { patchSecret } from '../../../local-rancher/controllers/writes';
import { planChecksum } from '../../../local-rancher/elemental-operator/plans';
import type { TestBed } from './test-bed';

/** A plan Secret as the recordings in 05-delete-matrix show it. */
export interface ShownPlanSecret {
  annotations: Record<string, string>;
  plan_raw: string;
  sha256_of_plan_bytes: string;
  other_keys: Record<string, string>;
}

/** The machine's plan Secret. */
export async function planSecret({ kubernetes, namespace }: TestBed, name: string): Promise<ShownPlanSecret> {
  const { metadata, data = {} } = await kubernetes.core.readNamespacedSecret({ namespace, name });
  const decoded = Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()] as const);
  const { plan: plan_raw = '', ...other_keys } = Object.fromEntries(decoded);

  return { annotations: metadata?.annotations ?? {}, plan_raw, sha256_of_plan_bytes: planChecksum(plan_raw), other_keys };
}

/** The same without the moment that an unmanaged reset plan contains. */
export function comparablePlan({ annotations, plan_raw: raw, other_keys: others }: ShownPlanSecret): unknown {
  const isUnmanagedReset = raw.includes('.unmanaged_reset');

  return { annotations, plan: isUnmanagedReset ? raw.replace(/"content":"[^"]{28}"/, '"content":"<time>"') : raw, others };
}

/** Writes what an agent would have written about the plan, with empty text for the other outcome. */
export async function reportPlan(bed: TestBed, name: string, outcome: 'applied' | 'failed', checksum: string): Promise<void> {
  const base64 = Buffer.from(checksum).toString('base64');
  const data = outcome === 'applied' ? { 'applied-checksum': base64, 'failed-checksum': '' } : { 'applied-checksum': '', 'failed-checksum': base64 };

  await patchSecret(bed.kubernetes, bed.namespace, name, { data });
}
