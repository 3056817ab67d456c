import { keyOf, type Resource } from './resources';

export interface Change<T> {
  key: string;
  object: T;
  /** Undefined for an object that is new to us. */
  previous: T | undefined;
  isDeleted: boolean;
}

export type ChangeListener<T> = (change: Change<T>) => void;

/** The newest known state of objects, of which an older one never gets the better. */
export class ObjectCache<T extends Resource> {
  private readonly objects = new Map<string, T>();
  private readonly listeners = new Set<ChangeListener<T>>();
  private readonly waiting = new Set<() => void>();
  private isClosed = false;

  /** Calls the listener with each change from now on. */
  listen(listener: ChangeListener<T>): void {
    this.listeners.add(listener);
  }

  get(key: string): T | undefined {
    return this.objects.get(key);
  }

  values(): Iterable<T> {
    return this.objects.values();
  }

  keys(): Iterable<string> {
    return this.objects.keys();
  }

  /** Takes over the object, unless the same or a newer state of it is known. */
  put(object: T): void {
    const previous = this.objects.get(keyOf(object));

    if (previous === undefined || isNewer(object.metadata.resourceVersion, previous.metadata.resourceVersion)) {
      delete (object.metadata as { managedFields?: unknown }).managedFields;
      this.objects.set(keyOf(object), object);
      this.tell({ key: keyOf(object), object, previous, isDeleted: false });
    }
  }

  /** Forgets the object in this its last state, unless a newer one of that name is known. */
  remove(object: T): void {
    const previous = this.objects.get(keyOf(object));

    if (!isNewer(previous?.metadata.resourceVersion, object.metadata.resourceVersion)) {
      this.objects.delete(keyOf(object));
      this.tell({ key: keyOf(object), object, previous, isDeleted: true });
    }
  }

  /** Resolves with the object as soon as it fulfils the condition, or with undefined after the time or when all ends. */
  async waitFor(key: string, condition: (object: T) => boolean, timeoutMs: number): Promise<T | undefined> {
    const current = this.objects.get(key);

    if (this.isClosed || (current && condition(current))) {
      return current;
    }

    return new Promise((resolve) => {
      const finish = (object?: T): void => {
        clearTimeout(timer);
        this.listeners.delete(listener);
        this.waiting.delete(finish);
        resolve(object);
      };
      const listener: ChangeListener<T> = (change) => {
        if (change.key === key && !change.isDeleted && condition(change.object)) {
          finish(change.object);
        }
      };
      const timer = setTimeout(finish, timeoutMs);

      this.listeners.add(listener);
      this.waiting.add(finish);
    });
  }

  /** Ends what waits; listeners aren't called any more. */
  protected close(): void {
    this.isClosed = true;
    this.listeners.clear();
    this.waiting.forEach((giveUp) => {
      giveUp();
    });
  }

  private tell(change: Change<T>): void {
    this.listeners.forEach((listener) => {
      listener(change);
    });
  }
}

/** Resource versions of one API server are growing numbers (Kubernetes documentation, "Resource versions"). */
export function isNewer(version: string | undefined, than: string | undefined): boolean {
  return BigInt(version ?? 0) > BigInt(than ?? 0);
}
