import { recordedObjects } from '../../../../../test/support/recordings';
import type { MachineInventory } from '../../../types';
import { machineForm } from '.';
import { protectedAnnotations, protectedLabels } from './protected';

describe('what a form leaves alone', () => {
  it('is what no person keeps, without the description', () => {
    const labels = { 'ui.elemental.cattle.io/unmanaged': 'true', 'fleet.cattle.io/x': '1', 'site': 'berlin', 'topology.kubernetes.io/zone': 'a' };
    const annotations = {
      'elemental.cattle.io/os.name': '&lt;b&gt;', 'field.cattle.io/creatorId': 'user-a',
      'field.cattle.io/description': 'in a field of its own', 'note': 'x',
    };

    expect(protectedLabels({ metadata: { labels } }).map(({ key }) => key)).toStrictEqual(['fleet.cattle.io/x', 'ui.elemental.cattle.io/unmanaged']);
    expect(protectedAnnotations({ metadata: { annotations } }).map(({ key, value }) => [key, value]))
      .toStrictEqual([['elemental.cattle.io/os.name', '<b>'], ['field.cattle.io/creatorId', 'user-a']]);
  });

  it('is, with the person\'s own, all that a machine has', () => {
    for (const [where, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      const { labels, annotations } = machineForm(machine);
      const entries = [...protectedLabels(machine), ...protectedAnnotations(machine)];
      const keys = [...Object.keys(labels), ...Object.keys(annotations), ...entries.map(({ key }) => key)];
      const { metadata } = machine;
      const all = [...Object.keys(metadata?.labels ?? {}), ...Object.keys(metadata?.annotations ?? {})];

      expect([where, keys.sort()]).toStrictEqual([where, all.sort()]);
    }
  });
});
