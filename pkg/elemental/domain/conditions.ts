import type { Condition } from '../types';

/** The condition of this type, if the operator has set it. */
export function condition(resource: { status?: { conditions?: Condition[] } }, type: string): Condition | undefined {
  return resource.status?.conditions?.find((one) => one.type === type);
}
