import { reactive } from 'vue';
import type ManagedOSImageModel from '../../../pkg/elemental/models/elemental.cattle.io.managedosimage';
import type { ManagedOSImage } from '../../../pkg/elemental/types';
import { recording } from '../recordings';

export type GivenGroup = ManagedOSImageModel & { patchOnServer: jest.Mock; readFromServer: jest.Mock };

/** A recorded update group, e.g. `default-all-nodes`, as a page has it. */
export function updateGroup(name: string, more: object = {}): GivenGroup {
  const { after } = recording(`07-os-and-media/ManagedOSImage.${ name }.yaml`) as { after: ManagedOSImage };
  const methods = { patchOnServer: jest.fn().mockResolvedValue(undefined), readFromServer: jest.fn() };

  return reactive({ ...after, id: `fleet-default/${ name }`, canPatch: true, ...methods, ...more }) as unknown as GivenGroup;
}
