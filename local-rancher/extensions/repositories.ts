import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { customObjects } from '../controllers/collection';
import { withCondition } from '../controllers/conditions';
import { failureLog } from '../controllers/failure-log';
import { Informer } from '../controllers/informer';
import { keyOf } from '../controllers/resources';
import { WorkQueue, type Outcome } from '../controllers/work-queue';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { downloadIndex, type RepositoryIndex } from './repository-index';
import { CLUSTER_REPOS, type ClusterRepo, type ClusterRepoStatus } from './resources';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
const BACKOFF = { firstMs: 2_000, maxMs: 60_000 };

/** The address of the repository. @throws Error with a message for a person if it has none that the local Rancher knows */
export function repositoryUrl({ spec: { url, gitRepo } }: ClusterRepo): string {
  if (!url) {
    throw new Error(gitRepo ? 'The local Rancher knows no repositories in git: give it the address of an index' : 'The repository has no address');
  }

  return url;
}

/** What is said of a repository whose index could be downloaded, or couldn't for a reason. */
export function repositoryStatus(repo: ClusterRepo, failure: string | undefined, now: Date): ClusterRepoStatus {
  const { status = {}, spec, metadata } = repo;
  const condition = failure === undefined
    ? { type: 'Downloaded', status: 'True' as const, reason: '', message: '' }
    : { type: 'Downloaded', status: 'False' as const, reason: 'Error', message: failure };

  return {
    ...status,
    url: spec.url,
    observedGeneration: metadata.generation,
    ...(failure === undefined ? { downloadTime: now.toISOString() } : {}),
    conditions: withCondition(status.conditions, condition, now),
  };
}

/** The Helm repositories that Rancher knows: their indexes are downloaded when they are added, changed or refreshed. */
export class Repositories {
  private readonly informer: Informer<ClusterRepo>;
  private readonly queue: WorkQueue;
  /** By the name of the repository; a failed one is asked for again. */
  private readonly indexes = new Map<string, { generation: number | undefined; index: Promise<RepositoryIndex> }>();

  constructor(private readonly kubernetes: Kubernetes, private readonly log: (line: string) => void) {
    this.informer = new Informer<ClusterRepo>({
      kubernetes,
      collection: customObjects(kubernetes, CLUSTER_REPOS),
      onChange: ({ key, object, previous }) => {
        if (object.metadata.generation !== previous?.metadata.generation) {
          this.queue.add(key);
        }
      },
    });
    this.queue = new WorkQueue({
      work: (key) => this.reconcile(key),
      parallel: 4,
      backoff: BACKOFF,
      onError: failureLog('Repository', log),
    });
  }

  /** @throws ApiException if the repositories can't be read */
  async start(): Promise<void> {
    await this.informer.start();
    this.queue.start();
  }

  async stop(): Promise<void> {
    this.informer.stop();
    await this.queue.stop();
  }

  /** The repository as it is now, also if it was added just now. @throws ApiException, with status 404 if there is none */
  async read(name: string): Promise<ClusterRepo> {
    return await this.kubernetes.custom.getClusterCustomObject({ ...CLUSTER_REPOS, name }) as ClusterRepo;
  }

  /** The index of the repository, downloaded once for each change of it. Rejects with a message for a person. */
  async index(repo: ClusterRepo): Promise<RepositoryIndex> {
    const { name, generation } = repo.metadata;
    const known = this.indexes.get(name);

    if (known?.generation === generation && known) {
      return known.index;
    }
    const entry = { generation, index: downloadIndex(repositoryUrl(repo)) };

    this.indexes.set(name, entry);
    try {
      return await entry.index;
    } catch (error) {
      if (this.indexes.get(name) === entry) {
        this.indexes.delete(name);
      }
      throw error;
    }
  }

  private async reconcile(key: string): Promise<Outcome> {
    const repo = this.informer.get(key);

    if (!repo) {
      this.indexes.delete(key.slice(key.indexOf('/') + 1));

      return undefined;
    }
    if (repo.spec.enabled === false) {
      return undefined;
    }
    const failure = await this.index(repo).then(() => undefined, apiMessage);

    await this.writeStatus(repo, repositoryStatus(repo, failure, new Date()));
    this.log(`Repository ${ keyOf(repo) }: ${ failure ?? 'downloaded' }`);

    return failure === undefined ? undefined : { retry: 'with backoff' };
  }

  private async writeStatus({ metadata: { name, resourceVersion } }: ClusterRepo, status: ClusterRepoStatus): Promise<void> {
    const body = { metadata: { resourceVersion }, status };

    this.informer.remember(await this.kubernetes.custom.patchClusterCustomObjectStatus({ ...CLUSTER_REPOS, name, body }, MERGE_PATCH) as ClusterRepo);
  }
}
