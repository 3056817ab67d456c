import { setTimeout as wait } from 'node:timers/promises';
import { patchSecret } from '../controllers/writes';
import { PLAN_TYPE_ANNOTATION } from '../elemental-operator/names';
import { planChecksum } from '../elemental-operator/plans';
import { unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { joinCluster } from '../provisioning/bootstrap-script';
import { MACHINES_NAMESPACE } from '../rancher-api';
import type { SampleMachine } from './machines';

const RETRY_AFTER = 250;

/**
 * Resolves with the plan that makes an adopted machine a node, once the operator stand-in has written it.
 * @throws Error if that takes longer than `deadline` milliseconds
 */
export async function bootstrapPlanOf({ core }: Kubernetes, name: string, deadline: number): Promise<string> {
  const giveUp = Date.now() + deadline;

  for (;;) {
    const secret = await unlessNotFound(core.readNamespacedSecret({ namespace: MACHINES_NAMESPACE, name }));

    if (secret?.metadata?.annotations?.[PLAN_TYPE_ANNOTATION] === 'bootstrap') {
      return Buffer.from(secret.data?.plan ?? '', 'base64').toString();
    }
    if (Date.now() > giveUp) {
      throw new Error(`No cluster has adopted the sample machine ${ name } after ${ deadline / 1000 } s`);
    }
    await wait(RETRY_AFTER);
  }
}

/** Does with the plan what the machine's agent would do, so that the machine becomes a node. */
export async function applyBootstrapPlan(kubernetes: Kubernetes, { name, address }: SampleMachine, plan: string): Promise<void> {
  const { files } = JSON.parse(plan) as { files: { path: string; content: string }[] };
  const script = files.find(({ path }) => path.endsWith('/bootstrap.sh'))?.content ?? '';
  const data = { 'applied-checksum': Buffer.from(planChecksum(plan)).toString('base64') };

  await joinCluster(Buffer.from(script, 'base64').toString(), name, address);
  await patchSecret(kubernetes, MACHINES_NAMESPACE, name, { data });
}
