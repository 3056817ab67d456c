import { secretFrom } from '../../../local-rancher/controllers/collection';
import { patchSecret } from '../../../local-rancher/controllers/writes';
import { secretText } from '../../../local-rancher/elemental-operator/plan-status';
import { planChecksum } from '../../../local-rancher/elemental-operator/plans';
import { successFeedback } from '../../../local-rancher/host/agent-plan';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';

const namespace = 'fleet-default';

/**
 * Reports that the plan of a machine was applied, as the agent of a managed host does, which no simulated host can have: it comes
 * with the operating system that Elemental installs.
 */
export async function applyPlan(kubernetes: Kubernetes, name: string): Promise<void> {
  const secret = secretFrom(await kubernetes.core.readNamespacedSecret({ namespace, name }));
  const feedback = Object.entries(successFeedback(secret, planChecksum(secretText(secret, 'plan')), new Date()));

  await patchSecret(kubernetes, namespace, name, {
    data: Object.fromEntries(feedback.map(([key, value]) => [key, Buffer.from(value).toString('base64')])),
  });
}
