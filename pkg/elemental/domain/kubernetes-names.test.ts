import { recordedObjects, recording } from '../../../test/support/recordings';
import type { KubernetesObject } from '../types';
import { isLabelValue, isQualifiedName, isSubdomain } from './kubernetes-names';

describe('what an API server accepted', () => {
  const metadata = recordedObjects<KubernetesObject>('MachineInventory').map(([, object]) => object.metadata ?? {});

  it('is valid', () => {
    expect(metadata.map(({ name = '' }) => name).filter((name) => !isSubdomain(name))).toStrictEqual([]);
    expect(metadata.flatMap(({ labels = {} }) => Object.values(labels)).filter((value) => !isLabelValue(value))).toStrictEqual([]);
    expect(metadata.flatMap(({ labels = {}, annotations = {} }) => Object.keys({ ...labels, ...annotations })).filter((key) => !isQualifiedName(key)))
      .toStrictEqual([]);
  });
});

describe('keys that an API server refused', () => {
  interface Case { spec: { machineInventoryLabels?: object; machineInventoryAnnotations?: object }; exit: number }

  const refused = Object.values(recording('09-templates/keys-and-special-annotations.yaml') as Record<string, Case>)
    .filter(({ exit }) => exit !== 0)
    .flatMap(({ spec }) => Object.keys({ ...spec.machineInventoryLabels, ...spec.machineInventoryAnnotations }));

  it.each(refused)('are invalid: %s', (key) => {
    expect(isQualifiedName(key)).toBe(false);
  });
});

describe('isSubdomain', () => {
  it.each(['a', '1', 'edge-01', 'edge-01.berlin', 'a'.repeat(253)])('takes %s', (text) => {
    expect(isSubdomain(text)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'a..b', '.a', 'a.', 'a.-b', 'A', 'a_b', 'a/b', 'a'.repeat(254), 'a\n'])('refuses %j', (text) => {
    expect(isSubdomain(text)).toBe(false);
  });
});

describe('isQualifiedName', () => {
  it.each(['site', 'a/b', 'ui.elemental.cattle.io/unmanaged', 'A_b.c-1', 'k'.repeat(63)])('takes %s', (text) => {
    expect(isQualifiedName(text)).toBe(true);
  });

  it.each(['', '/', '/a', 'a/', 'a/b/c', 'A/b', 'a b', '-a', 'a_', 'k'.repeat(64), 'edge.example.com//auth'])('refuses %j', (text) => {
    expect(isQualifiedName(text)).toBe(false);
  });
});

describe('isLabelValue', () => {
  it.each(['', 'a', 'Berlin_7.x-y', 'v'.repeat(63)])('takes %j', (text) => {
    expect(isLabelValue(text)).toBe(true);
  });

  it.each(['a-', '_a', 'a b', 'ä', 'v'.repeat(64), 'a/b'])('refuses %j', (text) => {
    expect(isLabelValue(text)).toBe(false);
  });
});
