import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import type { Release } from '../ranchers';

const MACHINES = { group: 'cluster.x-k8s.io', version: 'v1beta2', plural: 'machines', namespace: 'fleet-default' };

/** Before 2.14 Rancher has Cluster API's v1beta1, in which a reference says the version and not only the group. */
const WITH_VERSIONS: readonly Release[] = ['2.12', '2.13'];

/** Makes the sample's objects as this Rancher would have them; the stand-ins make those of the newest. */
export async function makeAsOf(release: Release, { custom }: Kubernetes): Promise<void> {
  if (!WITH_VERSIONS.includes(release)) {
    return;
  }
  const { items } = await custom.listNamespacedCustomObject(MACHINES) as { items: { metadata: { name: string } }[] };

  for (const { metadata: { name } } of items) {
    const body = [{ op: 'add', path: '/spec/infrastructureRef/apiVersion', value: 'elemental.cattle.io/v1beta1' }];

    await custom.patchNamespacedCustomObject({ ...MACHINES, name, body });
  }
}
