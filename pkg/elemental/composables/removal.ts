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
      await removeUnlessGone(resource);

      return [];
    } catch (error) {
      return [{ resource, detail: errorText(error) }];
    }
  }));

  return failures.flat();
}

/** Deletes it without a question, unless somebody else was faster. Rejects as the server does. */
export async function removeUnlessGone(resource: Pick<ElementalModel, 'remove'>): Promise<void> {
  try {
    await resource.remove();
  } catch (error) {
    if (!isGone(error)) {
      throw error;
    }
  }
}

/** The shell adds the status of the answer to what it throws. */
function isGone(error: unknown): boolean {
  return typeof error === 'object' && error !== null && '_status' in error && error._status === 404;
}
