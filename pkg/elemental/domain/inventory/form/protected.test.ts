import { sentence } from '../../../../../test/support/components/sentences';
import { recordedObjects, recording } from '../../../../../test/support/recordings';
import type { MachineInventory } from '../../../types';
import { machineForm } from '.';
import { isProtectedAnnotation, isProtectedLabel, protectedAnnotations, protectedLabels, type ProtectedEntry } from './protected';

function names(entries: ProtectedEntry[]): Record<string, string> {
  return Object.fromEntries(entries.map(({ key, meaning }) => [key, meaning.key.replace('elemental.machineForm.protected.', '')]));
}

describe('what a form leaves alone', () => {
  it('is what the host said under the prefix of its registration', () => {
    const machine = recording('03-register/edge-03.inventory.yaml') as MachineInventory;

    expect(names(protectedAnnotations(machine))).toStrictEqual({
      'edge.example.com/auth': 'auth',
      'edge.example.com/os.cpe-name': 'operatingSystem',
      'edge.example.com/os.id': 'operatingSystem',
      'edge.example.com/os.name': 'operatingSystem',
      'edge.example.com/os.pretty-name': 'operatingSystem',
      'edge.example.com/os.unmanaged': 'unmanagedElsewhere',
      'edge.example.com/os.version': 'operatingSystem',
      'edge.example.com/os.version-id': 'operatingSystem',
      'edge.example.com/reg-version': 'clientVersion',
      'edge.example.com/registration-ip': 'address',
      'elemental.cattle.io/resettable': 'resettable',
    });
  });

  it('has its meaning', () => {
    const labels = {
      'ui.elemental.cattle.io/unmanaged': 'true',
      'ui.elemental.cattle.io/registration': 'shops',
      'ui.elemental.cattle.io/other': 'x',
      'elemental.cattle.io/ExternalIP': '192.0.2.7',
      'elemental.cattle.io/managed': 'true',
      'fleet.cattle.io/x': '1',
      'site': 'berlin',
    };
    const annotations = {
      'elemental.cattle.io/os.unmanaged': 'true',
      'elemental.cattle.io/other': 'x',
      'ui.elemental.cattle.io/other': 'x',
      'field.cattle.io/creatorId': 'user-a',
      'field.cattle.io/description': 'shown in a field of its own',
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'note': 'x',
    };

    expect(names(protectedLabels({ metadata: { labels } }))).toStrictEqual({
      'ui.elemental.cattle.io/unmanaged': 'unmanagedLabel',
      'ui.elemental.cattle.io/registration': 'registrationLabel',
      'ui.elemental.cattle.io/other': 'ours',
      'elemental.cattle.io/ExternalIP': 'addressLabel',
      'elemental.cattle.io/managed': 'elemental',
      'fleet.cattle.io/x': 'rancher',
    });
    expect(names(protectedAnnotations({ metadata: { annotations } }))).toStrictEqual({
      'elemental.cattle.io/os.unmanaged': 'unmanagedAnnotation',
      'elemental.cattle.io/other': 'elemental',
      'ui.elemental.cattle.io/other': 'ours',
      'field.cattle.io/creatorId': 'rancher',
      'kubectl.kubernetes.io/last-applied-configuration': 'lastApplied',
    });
  });

  it('is read as the host meant it, and stays as it is in the machine', () => {
    const annotations = { 'elemental.cattle.io/os.name': 'Bob&#39;s &lt;b&gt;OS', 'elemental.cattle.io/other': '&amp;' };

    expect(protectedAnnotations({ metadata: { annotations } }).map(({ value }) => value)).toStrictEqual(['Bob\'s <b>OS', '&amp;']);
  });

  it('leaves the person what only looks alike', () => {
    expect(isProtectedLabel('mycattle.io/x')).toBe(false);
    expect(isProtectedLabel('topology.kubernetes.io/zone')).toBe(false);
    expect(isProtectedAnnotation('example.com/auth', {})).toBe(false);
    expect(isProtectedAnnotation('auth', undefined)).toBe(false);
    expect(isProtectedAnnotation('auth', { 'reg-version': 'v1' })).toBe(true);
    expect(isProtectedAnnotation('example.com/os.color', { 'example.com/reg-version': 'v1' })).toBe(false);
  });

  it('is, with the person\'s own, all that a machine has; and each has a sentence', () => {
    for (const [where, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      const { labels, annotations } = machineForm(machine);
      const entries = [...protectedLabels(machine), ...protectedAnnotations(machine)];
      const keys = [...Object.keys(labels), ...Object.keys(annotations), ...entries.map(({ key }) => key)];
      const { metadata } = machine;

      const all = [...Object.keys(metadata?.labels ?? {}), ...Object.keys(metadata?.annotations ?? {})];

      expect([where, keys.sort()]).toStrictEqual([where, all.sort()]);
      expect(entries.filter(({ meaning }) => sentence(meaning.key) === meaning.key)).toStrictEqual([]);
    }
  });
});
