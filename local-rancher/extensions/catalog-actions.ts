import { withChart } from './chart';
import type { Operations } from './operations';
import type { Releases } from './releases';
import { repositoryUrl, type Repositories } from './repositories';
import { chartVersion } from './repository-index';
import { REPOSITORY_LABEL } from './resources';

/** What the actions work with. */
export interface CatalogParts {
  repositories: Pick<Repositories, 'read' | 'index'>;
  operations: Pick<Operations, 'start'>;
  releases: Pick<Releases, 'deploy' | 'uninstall'>;
}

/** What the dashboard asks for with `install` and `upgrade`: one chart of an extension. */
export interface DeployRequest {
  chartName: string;
  version: string;
  releaseName: string;
  annotations: Record<string, string>;
  values: object;
  namespace: string;
}

/** Rancher's answer to an action: where to look how it goes on. */
export interface ActionOutput {
  type: 'chartActionOutput';
  operationName: string;
  operationNamespace: string;
}

/** The request in the body that the dashboard sends; undefined if it names no chart and version. */
function requestFrom(body: Record<string, unknown> | undefined): DeployRequest | undefined {
  const [chart] = Array.isArray(body?.charts) ? body.charts as Partial<Record<string, unknown>>[] : [];
  const { chartName, version, releaseName = chartName, annotations = {}, values = {} } = chart ?? {};

  return typeof chartName === 'string' && typeof version === 'string' && typeof releaseName === 'string' && typeof body?.namespace === 'string'
    ? { chartName, version, releaseName, annotations: annotations as Record<string, string>, values: values as object, namespace: body.namespace }
    : undefined;
}

/** Begins to install a chart, or to put another version in its place. Rejects if the repository doesn't have it. */
async function deploy(
  { repositories, operations, releases }: CatalogParts, action: 'install' | 'upgrade', repository: string, request: DeployRequest,
): Promise<ActionOutput> {
  const { chartName: chart, version, releaseName, namespace, annotations, values } = request;
  const repo = await repositories.read(repository);
  const found = chartVersion(await repositories.index(repo), chart, version);
  // as Rancher calls Helm (rancher/rancher, pkg/catalogv2/helmop/operation.go)
  const command = ['helm', action, `--labels=${ REPOSITORY_LABEL }=${ repository }`, `--namespace=${ namespace }`, `--version=${ version }`, releaseName];

  return output(await operations.start({ action, releaseName, namespace, chart, version, command }, () => (
    withChart(repositoryUrl(repo), found, (unpacked) => (
      releases.deploy({ chart: unpacked, repository, releaseName, namespace, annotations, values })
    ))
  )));
}

/** Begins to uninstall a release. */
async function uninstall({ operations, releases }: CatalogParts, namespace: string, releaseName: string): Promise<ActionOutput> {
  const command = ['helm', 'uninstall', `--namespace=${ namespace }`, releaseName];

  return output(await operations.start({ action: 'uninstall', releaseName, namespace, command }, () => releases.uninstall(namespace, releaseName)));
}

function output({ metadata }: { metadata: { name: string; namespace: string } }): ActionOutput {
  return { type: 'chartActionOutput', operationName: metadata.name, operationNamespace: metadata.namespace };
}

export const actions = { requestFrom, deploy, uninstall };
