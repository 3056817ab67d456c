import * as fc from 'fast-check';
import { asJson, hostileText, key as anyKey } from '../../../../test/support/arbitraries';
import { sentence } from '../../../../test/support/components/sentences';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { isProtectedAnnotation, isProtectedLabel, knownAnnotations, knownLabels, type KnownEntry } from './known-keys';
import { unmanagedMarks } from './ownership';

/** In short: whose the key is, and what it means. */
function short(entries: KnownEntry[]): Record<string, string> {
  return Object.fromEntries(entries.map(({ key, owner, meaning }) => [key, [owner, meaning?.key.split('.').at(-1)].filter(Boolean).join(' ')]));
}

function labelsOf(labels: Record<string, string>): Record<string, string> {
  return short(knownLabels({ metadata: { labels } }));
}

function annotationsOf(annotations: Record<string, string>): Record<string, string> {
  return short(knownAnnotations({ metadata: { annotations } }));
}

const keys = fc.oneof(anyKey, fc.tuple(
  fc.constantFrom('', 'elemental.cattle.io/', 'ui.elemental.cattle.io/', 'fleet.cattle.io/', 'field.cattle.io/', 'kubectl.kubernetes.io/',
    'edge.example.com/'),
  fc.constantFrom('os.unmanaged', 'os.name', 'auth', 'reg-version', 'registration', 'unmanaged', 'resettable', 'description', 'ExternalIP', 'site',
    'last-applied-configuration', 'constructor'),
).map((parts) => parts.join('')));
const entries = asJson(fc.dictionary(keys, fc.oneof(hostileText, fc.constant('true')), { maxKeys: 10 }));

describe('knownLabels', () => {
  it('tells whose they are', () => {
    expect(labelsOf({
      'ui.elemental.cattle.io/unmanaged': 'true', 'ui.elemental.cattle.io/registration': 'edge', 'ui.elemental.cattle.io/later': '',
      'elemental.cattle.io/ExternalIP': '192.0.2.1', 'elemental.cattle.io/InternalIP': '192.0.2.2', 'elemental.cattle.io/Hostname': 'edge-1',
      'elemental.cattle.io/managed': 'true', 'cattle.io/x': '1', 'fleet.cattle.io/x': '1', 'rancher.io/x': '1', 'catalog.rancher.io/x': '1',
    })).toStrictEqual({
      'ui.elemental.cattle.io/unmanaged': 'extension unmanagedLabel',
      'ui.elemental.cattle.io/registration': 'extension registration',
      'ui.elemental.cattle.io/later': 'extension',
      'elemental.cattle.io/ExternalIP': 'operator nodeAddress',
      'elemental.cattle.io/InternalIP': 'operator nodeAddress',
      'elemental.cattle.io/Hostname': 'operator nodeAddress',
      'elemental.cattle.io/managed': 'operator',
      'cattle.io/x': 'rancher',
      'fleet.cattle.io/x': 'rancher',
      'rancher.io/x': 'rancher',
      'catalog.rancher.io/x': 'rancher',
    });
  });

  it.each([
    'site', 'constructor', '', 'elemental', 'cattle.io', 'topology.kubernetes.io/zone', 'node.kubernetes.io/instance-type', 'mycattle.io/x',
    'xrancher.io/x', 'example.com/elemental.cattle.io', 'cattle.io.example.com/x', 'auth', 'edge.example.com/reg-version', 'os.name',
    'kubectl.kubernetes.io/last-applied-configuration',
  ])('leaves a person "%s"', (key) => {
    expect(labelsOf({ [key]: 'x' })).toStrictEqual({ [key]: 'person' });
    expect(isProtectedLabel(key)).toBe(false);
  });

  it('sorts them', () => {
    expect(knownLabels({ metadata: { labels: { b: '1', c: '2', a: '3' } } }).map(({ key }) => key)).toStrictEqual(['a', 'b', 'c']);
  });
});

describe('knownAnnotations', () => {
  it('tells whose they are', () => {
    expect(annotationsOf({
      'elemental.cattle.io/os.unmanaged': 'true', 'elemental.cattle.io/resettable': 'true', 'elemental.cattle.io/other': 'x',
      'ui.elemental.cattle.io/other': 'x', 'ui.elemental.cattle.io/registration': 'not a label', 'field.cattle.io/description': 'Till 7',
      'field.cattle.io/creatorId': 'user-a', 'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'kubectl.kubernetes.io/restartedAt': 'x', 'note': 'x',
    })).toStrictEqual({
      'elemental.cattle.io/os.unmanaged': 'operator unmanaged',
      'elemental.cattle.io/resettable': 'operator resettable',
      'elemental.cattle.io/other': 'operator',
      'ui.elemental.cattle.io/other': 'extension',
      'ui.elemental.cattle.io/registration': 'extension',
      'field.cattle.io/description': 'rancher description',
      'field.cattle.io/creatorId': 'rancher',
      'kubectl.kubernetes.io/last-applied-configuration': 'rancher lastApplied',
      'kubectl.kubernetes.io/restartedAt': 'person',
      'note': 'person',
    });
  });

  it('knows what the host said under the prefix of its registration, and that the reset does not look there', () => {
    const machine = recording('03-register/edge-03.inventory.yaml') as MachineInventory;

    expect(short(knownAnnotations(machine))).toStrictEqual({
      'edge.example.com/auth': 'host auth',
      'edge.example.com/os.cpe-name': 'host operatingSystem',
      'edge.example.com/os.id': 'host operatingSystem',
      'edge.example.com/os.name': 'host operatingSystem',
      'edge.example.com/os.pretty-name': 'host operatingSystem',
      'edge.example.com/os.unmanaged': 'host unmanagedElsewhere',
      'edge.example.com/os.version': 'host operatingSystem',
      'edge.example.com/os.version-id': 'host operatingSystem',
      'edge.example.com/reg-version': 'host clientVersion',
      'edge.example.com/registration-ip': 'host registrationAddress',
      'elemental.cattle.io/resettable': 'operator resettable',
    });
  });

  it('knows what the host said without a prefix', () => {
    expect(annotationsOf({ 'auth': 'tpm', 'os.unmanaged': 'true', 'reg-version': 'v1' }))
      .toStrictEqual({ 'auth': 'host auth', 'os.unmanaged': 'host unmanagedElsewhere', 'reg-version': 'host clientVersion' });
  });

  it('takes "auth" for the host\'s only where the host has said something', () => {
    expect(annotationsOf({ 'auth': 'mine', 'example.com/auth': 'mine', 'edge.example.com/auth': 'tpm', 'edge.example.com/reg-version': 'v1' }))
      .toMatchObject({ 'auth': 'person', 'example.com/auth': 'person', 'edge.example.com/auth': 'host auth' });
    expect(annotationsOf({ 'elemental.cattle.io/auth': 'tpm' })).toStrictEqual({ 'elemental.cattle.io/auth': 'host auth' });
    expect(isProtectedAnnotation('example.com/auth', {})).toBe(false);
    expect(isProtectedAnnotation('auth', undefined)).toBe(false);
    expect(isProtectedAnnotation('edge.example.com/os.unmanaged', undefined)).toBe(true);
    expect(isProtectedAnnotation('auth', { 'reg-version': 'v1' })).toBe(true);
    expect(isProtectedAnnotation('example.com/os.color', { 'example.com/reg-version': 'v1' })).toBe(false);
  });

  it('decodes what the operator has escaped, and nothing else', () => {
    const annotations = {
      'elemental.cattle.io/other': '&amp;', 'elemental.cattle.io/os.name': 'Bob&#39;s &lt;b&gt;OS',
      'field.cattle.io/description': '&lt;', 'note': '&lt;',
    };

    expect(Object.fromEntries(knownAnnotations({ metadata: { annotations } }).map(({ key, value }) => [key, value])))
      .toStrictEqual({ ...annotations, 'elemental.cattle.io/os.name': 'Bob\'s <b>OS' });
  });

  it('names the marks of unmanaged machines that the reset does not look at', () => {
    fc.assert(fc.property(entries, (annotations) => {
      const machine = { metadata: { annotations } };
      const elsewhere = knownAnnotations(machine).filter(({ meaning }) => meaning?.key.endsWith('.unmanagedElsewhere')).map(({ key }) => key);

      expect(elsewhere.sort()).toStrictEqual(unmanagedMarks(machine).prefixedAnnotations);
    }));
  });
});

describe('what is known', () => {
  it('is every key of a machine, protected exactly where its owner is not a person', () => {
    fc.assert(fc.property(entries, entries, (labels, annotations) => {
      const machine = { metadata: { labels, annotations } };
      const persons = (known: KnownEntry[]): string[] => known.filter(({ owner }) => owner === 'person').map(({ key }) => key).sort();

      expect(knownLabels(machine).map(({ key }) => key)).toStrictEqual(Object.keys(labels).sort());
      expect(knownAnnotations(machine).map(({ key }) => key)).toStrictEqual(Object.keys(annotations).sort());
      expect(persons(knownLabels(machine))).toStrictEqual(Object.keys(labels).filter((key) => !isProtectedLabel(key)).sort());
      expect(persons(knownAnnotations(machine)))
        .toStrictEqual(Object.keys(annotations).filter((key) => !isProtectedAnnotation(key, annotations)).sort());
    }));
  });

  it('has sentences for its owner and its meaning', () => {
    fc.assert(fc.property(entries, (map) => {
      for (const { owner, meaning } of [...knownLabels({ metadata: { labels: map } }), ...knownAnnotations({ metadata: { annotations: map } })]) {
        const spoken = [`elemental.machineKeys.owner.${ owner }`, ...meaning ? [meaning.key] : []];

        expect(spoken.filter((key) => sentence(key) === key)).toStrictEqual([]);
      }
    }));
  });

  it('is every label and annotation of every recorded machine', () => {
    for (const [where, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      const { labels, annotations } = machine.metadata ?? {};

      expect([where, ...knownLabels(machine), ...knownAnnotations(machine)])
        .toHaveLength(1 + Object.keys(labels ?? {}).length + Object.keys(annotations ?? {}).length);
    }
  });

  it('never throws, whatever the machine\'s shape', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (labels, annotations) => {
      const machine = { metadata: { labels, annotations } } as MachineInventory;
      const values = [...knownLabels(machine), ...knownAnnotations(machine)].map(({ value }) => typeof value);

      expect(values.filter((type) => type !== 'string')).toStrictEqual([]);
    }));
  });
});
