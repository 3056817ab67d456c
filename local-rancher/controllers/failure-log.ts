import { apiMessage, isStatus } from '../kubernetes/apply';
import type { WorkQueueOptions } from './work-queue';
import { isConflict } from './writes';

/**
 * For a work queue: logs which object of which kind failed, and why. That somebody else was faster, or that something isn't there
 * (yet, or any more), is nothing to tell of: the watch brings what there is, and the queue tries again.
 */
export function failureLog(kind: string, log: (message: string) => void): WorkQueueOptions['onError'] {
  return (key, error) => {
    if (!isConflict(error) && !isStatus(error, 404)) {
      log(`${ kind } ${ key }: ${ apiMessage(error) }`);
    }
  };
}
