import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { knownAnnotations, knownLabels, type KnownEntry } from './known-keys';

/** In short: the key, who it belongs to, and what it means. */
function short({ key, owner, meaning }: KnownEntry): string {
  return [key, owner, meaning?.key.split('.').at(-1)].filter(Boolean).join(' ');
}

function machine(labels: Record<string, string>, annotations: Record<string, string> = {}): MachineInventory {
  return { metadata: { labels, annotations } };
}

describe('knownLabels', () => {
  it('tells ours and the operator\'s from those that a person chose', () => {
    expect(knownLabels(machine({
      'ui.elemental.cattle.io/unmanaged': 'true', 'ui.elemental.cattle.io/registration': 'edge', 'ui.elemental.cattle.io/later': '',
      'elemental.cattle.io/ExternalIP': '192.0.2.1', 'site': 'berlin', 'topology.kubernetes.io/zone': 'a', 'constructor': 'x',
    })).map(short)).toStrictEqual([
      'constructor person', 'elemental.cattle.io/ExternalIP operator address', 'site person', 'topology.kubernetes.io/zone rancher',
      'ui.elemental.cattle.io/later extension', 'ui.elemental.cattle.io/registration extension registration',
      'ui.elemental.cattle.io/unmanaged extension unmanagedLabel',
    ]);
  });
});

describe('knownAnnotations', () => {
  it('knows what the host sent, and decodes it', () => {
    const entries = knownAnnotations(machine({}, {
      'elemental.cattle.io/reg-version': 'v1', 'elemental.cattle.io/os.name': 'a &lt;b&gt; &#39;c&#39;',
      'field.cattle.io/description': '&lt;', 'note': '&lt;',
    }));

    expect(entries.map(short)).toStrictEqual([
      'elemental.cattle.io/os.name host hostFact', 'elemental.cattle.io/reg-version host hostFact', 'field.cattle.io/description rancher description',
      'note person',
    ]);
    expect(entries.map(({ value }) => value)).toStrictEqual(['a <b> \'c\'', 'v1', '&lt;', '&lt;']);
  });

  it('knows them under any prefix, and that the reset does not', () => {
    const { metadata } = recording('03-register/edge-03.inventory.yaml') as MachineInventory;
    const known = knownAnnotations({ metadata }).map(short);

    expect(known.filter((one) => one.endsWith('unmanagedElsewhere'))).toHaveLength(1);
    expect(known.filter((one) => one.endsWith('hostFact')).length).toBeGreaterThan(3);
    expect(known).toContain('elemental.cattle.io/resettable operator resettable');
  });

  it('knows them without a prefix', () => {
    expect(knownAnnotations(machine({}, { 'auth': 'tpm', 'os.unmanaged': 'true' })).map(short))
      .toStrictEqual(['auth host hostFact', 'os.unmanaged host unmanagedElsewhere']);
  });

  it('shows every annotation of every recorded machine', () => {
    for (const [, one] of recordedObjects<MachineInventory>('MachineInventory')) {
      expect(knownAnnotations(one)).toHaveLength(Object.keys(one.metadata?.annotations ?? {}).length);
      expect(knownLabels(one)).toHaveLength(Object.keys(one.metadata?.labels ?? {}).length);
    }
  });
});
