import path from 'node:path';
import { sendJson } from '../rancher-api/answer';
import type { HttpCall } from '../rancher-api/handler';
import { publicAddress } from '../rancher-api/loopback';
import { contentType } from '../rancher-api/static-files';
import { downloadArchive, withChart } from './chart';
import { download } from './download';
import { repositoryUrl, type Repositories } from './repositories';
import { addressIn, chartVersion, translatedIndex, type ChartVersion } from './repository-index';

type Link = (parts: { repositories: Pick<Repositories, 'read' | 'index'> }, call: HttpCall, repository: string) => Promise<void>;

const links: Record<string, Link> = {
  /** All charts, as `index.yaml` has them, in JSON. Archives and icons are to be asked of Rancher, which may reach what a browser can't. */
  index: async ({ repositories }, { request, response, url }, name) => {
    const { scheme, host } = publicAddress(request);

    sendJson(response, translatedIndex(await repositories.index(await repositories.read(name)), `${ scheme }://${ host }${ url.pathname }`));
  },

  /** What the Extensions page shows of a version (rancher/rancher, pkg/catalogv2/helm/info.go). */
  info: async (parts, call, name) => {
    const { url, version } = await requestedChart(parts, call, name);

    await withChart(url, version, ({ metadata, values, readme, appReadme }) => {
      sendJson(call.response, { chart: metadata, values, readme, appReadme, questions: null });

      return Promise.resolve();
    });
  },

  icon: async (parts, call, name) => {
    const { url, version } = await requestedChart(parts, call, name);

    const address = addressIn(url, version.icon ?? '');

    call.response.writeHead(200, { 'content-type': contentType(path.extname(new URL(address).pathname)), 'x-content-type-options': 'nosniff' })
      .end(await download(address));
  },

  /** The archive. */
  chart: async (parts, call, name) => {
    const { url, version } = await requestedChart(parts, call, name);

    call.response.writeHead(200, { 'content-type': 'application/gzip' }).end(await downloadArchive(url, version));
  },
};

/** What the link of that name of a repository answers; `chartName` and `version` in the address say for which chart. */
export function linkOf(name: string | null): Link | undefined {
  return name !== null && Object.hasOwn(links, name) ? links[name] : undefined;
}

/** The version that the address of the request names, and where its repository is. */
async function requestedChart(
  { repositories }: Parameters<Link>[0], { url }: HttpCall, name: string,
): Promise<{ url: string; version: ChartVersion }> {
  const repo = await repositories.read(name);
  const version = chartVersion(await repositories.index(repo), url.searchParams.get('chartName') ?? '', url.searchParams.get('version') ?? '');

  return { url: repositoryUrl(repo), version };
}
