import { statusOf } from '../domain/save-error';
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
    if (statusOf(error) !== 404) {
      throw error;
    }
  }
}
