import { API_VERSION, type ManagedOSImage } from '../../../types';
import type { ResourceShape } from '../../yaml/resource';

const SHAPE: ResourceShape = { apiVersion: API_VERSION, kind: 'ManagedOSImage', maps: [['spec'], ['spec', 'nodeSelector'], ['spec', 'cloudConfig']] };

/**
 * What YAML must hold to be an update group.
 *
 * @param existing the group that is edited, if it exists: its name and namespace stay
 */
export function updateGroupShape(existing?: ManagedOSImage): ResourceShape {
  return existing ? { ...SHAPE, identity: { name: existing.metadata?.name, namespace: existing.metadata?.namespace } } : SHAPE;
}
