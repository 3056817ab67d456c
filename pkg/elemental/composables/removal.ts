import { errorText } from '../shell/error';
import type ElementalModel from '../shell/model';

export interface RemovalFailure<T> {
  resource: T;
  /** What the server says. */
  detail: string;
}

/** Deletes all of them at once and returns those that the server kept. One that is gone already counts as deleted. */
export async function removeAll<T extends Pick<ElementalModel, 'remove'>>(resources: T[]): Promise<RemovalFailure<T>[]> {
  const failures = await Promise.all(resources.map(async (resource) => {
    try {
      await resource.remove();

      return [];
    } catch (error) {
      return isGone(error) ? [] : [{ resource, detail: errorText(error) }];
    }
  }));

  return failures.flat();
}

/** The shell adds the status of the answer to what it throws. */
function isGone(error: unknown): boolean {
  return typeof error === 'object' && error !== null && '_status' in error && error._status === 404;
}
