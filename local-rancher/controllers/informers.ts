import type { Kubernetes } from '../kubernetes/connection';
import type { Collection } from './collection';
import { Informer } from './informer';
import type { ChangeListener } from './object-cache';
import type { Resource } from './resources';

/** The informers of one controller, which begin and end together. */
export class Informers {
  private readonly all: Pick<Informer<Resource>, 'start' | 'stop'>[] = [];

  constructor(private readonly kubernetes: Pick<Kubernetes, 'config'>, private readonly log: (message: string) => void) {}

  /** One more; to be called before `start`. A watch that breaks off is logged, and taken up again. */
  watch<T extends Resource>(collection: Collection<T>, onChange: ChangeListener<T>): Informer<T> {
    const informer = new Informer<T>({
      kubernetes: this.kubernetes,
      collection,
      onChange,
      onInterruption: (reason) => {
        this.log(`${ collection.path } is watched again after: ${ reason }`);
      },
    });

    this.all.push(informer);

    return informer;
  }

  /** Resolves when all caches are filled. @throws ApiException if a collection can't be read */
  async start(): Promise<void> {
    await Promise.all(this.all.map((informer) => informer.start()));
  }

  stop(): void {
    this.all.forEach((informer) => {
      informer.stop();
    });
  }
}
