/** An operation as Rancher makes one for an install from this repository (rancher/rancher, `pkg/catalogv2/helmop/operation.go`). */
export function operation(repository: string, second: number, releaseName = 'elemental'): object {
  return {
    metadata: { name: `helm-operation-${ second }`, creationTimestamp: `2026-11-23T08:00:0${ second }Z` },
    status: {
      action: 'install',
      releaseName,
      command: [
        'helm', 'install', `--labels=catalog.cattle.io/cluster-repo-name=${ repository }`, '--namespace=cattle-ui-plugin-system', '--version=0.1.0',
        releaseName, '/home/shell/helm/elemental-0.1.0.tgz',
      ],
    },
  };
}

/** A repository of charts as somebody adds it to Rancher. */
export function repository(name: string, spec: object): object {
  return { metadata: { name }, spec };
}
