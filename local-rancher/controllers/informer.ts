import { Watch } from '@kubernetes/client-node';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import type { Collection } from './collection';
import { ObjectCache, isNewer, type ChangeListener } from './object-cache';
import { keyOf, type Resource } from './resources';

export interface InformerOptions<T> {
  kubernetes: Pick<Kubernetes, 'config'>;
  /** What to watch. */
  collection: Collection<T>;
  onChange?: ChangeListener<T>;
  /** Told when the watch broke off and is tried again. */
  onInterruption?: (reason: string) => void;
}

interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: T;
}

/** How long to wait before a broken watch is taken up again. */
const RECONNECT_MS = 1000;

/**
 * A cache of the objects of one collection, kept up to date by a watch. Nothing of it is lost when the watch breaks off:
 * it is taken up where it was, or if that is too long ago, the collection is read again and compared.
 *
 * The client library's ListWatch won't do: it can't take over what we write ourselves, doesn't tell what an object was before,
 * and ends at the first error.
 */
export class Informer<T extends Resource> extends ObjectCache<T> {
  /** Up to which moment of the API server the watch has told us everything. */
  private resourceVersion = '0';
  private connection?: AbortController;
  private reconnect?: NodeJS.Timeout;
  /** Taking up the watch where it was isn't enough. */
  private mustRead = false;
  private isStopped = false;

  constructor(private readonly options: InformerOptions<T>) {
    super();
    if (options.onChange) {
      this.listen(options.onChange);
    }
  }

  /** Reads the collection and starts to watch it. @throws if it can't be read */
  async start(): Promise<void> {
    await this.read();
    void this.watch();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.reconnect);
    this.connection?.abort();
    this.close();
  }

  /**
   * Takes over what the API server answered to a write of our own, so that it is seen before the watch tells of it.
   * If the watch is already past it, the cache knows better. Listeners are told now, and not again by the watch.
   */
  remember(object: T): void {
    if (isNewer(object.metadata.resourceVersion, this.resourceVersion)) {
      this.put(object);
    }
  }

  private async read(): Promise<void> {
    this.mustRead = false;
    const gone = new Set(this.keys());

    this.resourceVersion = await this.readPages((object) => {
      gone.delete(keyOf(object));
      this.put(object);
    });
    for (const key of gone) {
      const object = this.get(key);

      // What was created while we read is newer than the list.
      if (object && !isNewer(object.metadata.resourceVersion, this.resourceVersion)) {
        this.remove(object);
      }
    }
  }

  private async readPages(each: (object: T) => void): Promise<string> {
    let page = await this.options.collection.page();

    page.items.forEach(each);
    while (page.next) {
      page = await this.options.collection.page(page.next);
      page.items.forEach(each);
    }

    return page.resourceVersion;
  }

  private async watch(): Promise<void> {
    const { kubernetes, collection } = this.options;
    const query = { ...collection.selectors, resourceVersion: this.resourceVersion, allowWatchBookmarks: true };

    this.connection = await new Watch(kubernetes.config).watch(
      collection.path,
      query,
      (type, object: unknown) => {
        this.received({ type, object } as WatchEvent<T>);
      },
      (error: unknown) => {
        this.broken(error);
      },
    );
    if (this.isStopped) {
      this.connection.abort();
    }
  }

  private received({ type, object }: WatchEvent<T>): void {
    if (this.isStopped) {
      return;
    }
    if (type === 'ERROR') {
      // 410 Gone: our moment is too long ago. Whatever else it is, reading again puts it right.
      this.mustRead = true;

      return;
    }
    this.resourceVersion = object.metadata.resourceVersion ?? this.resourceVersion;
    if (type === 'DELETED') {
      this.remove(object);
    } else if (type !== 'BOOKMARK') {
      this.put(object);
    }
  }

  private broken(error: unknown): void {
    if (this.isStopped) {
      return;
    }
    if (error) {
      this.mustRead = true;
      this.options.onInterruption?.(apiMessage(error));
    }
    this.reconnect = setTimeout(() => void this.resume(), this.mustRead ? RECONNECT_MS : 0);
  }

  private async resume(): Promise<void> {
    try {
      if (this.mustRead) {
        await this.read();
      }
      await this.watch();
    } catch (error) {
      this.broken(error);
    }
  }
}
