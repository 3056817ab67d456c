import { SENTINEL_FILE } from '../elemental-operator/plans';
import { HOST_FILES, type Machine } from './machine';

/** What a reset handler found and removed. */
export interface ResetResult {
  /** When the reset was asked for: the sentinel's content. Undefined if nobody asked. */
  requestedAt?: string;
  removed: string[];
}

/** Without the state file the host registers anew; without the mark it can be provisioned again; the sentinel goes last. */
const REMOVED = [HOST_FILES.state, HOST_FILES.bootstrapDone, SENTINEL_FILE];

/**
 * Does what whoever runs an unmanaged host has to do when the sentinel file appears: forget the registration and what was
 * bootstrapped, so that the host can register and be provisioned again. Does nothing without the sentinel, unless forced.
 */
export function resetHost(machine: Machine, { isForced = false }: { isForced?: boolean } = {}): ResetResult {
  const requestedAt = machine.read(SENTINEL_FILE);

  if (requestedAt === undefined && !isForced) {
    return { removed: [] };
  }

  return { requestedAt, removed: REMOVED.filter((file) => machine.remove(file)) };
}
