import * as fc from 'fast-check';
import { asJson, entries, hostileText, jsonObject, key } from '../../../../../test/support/arbitraries';
import { recordedObjects, recording } from '../../../../../test/support/recordings';
import type { MachineInventory } from '../../../types';
import { isProtectedAnnotation, isProtectedLabel } from '../known-keys';
import { isUnmanaged } from '../ownership';
import { machineFieldAt, machineForm, withMachineForm, type MachineForm } from '.';

const UNMANAGED_LABEL = 'ui.elemental.cattle.io/unmanaged';
const UNMANAGED_ANNOTATION = 'elemental.cattle.io/os.unmanaged';
const RESETTABLE = 'elemental.cattle.io/resettable';

const recorded = recordedObjects<MachineInventory>('MachineInventory');

const marks = fc.constantFrom(
  UNMANAGED_ANNOTATION, UNMANAGED_LABEL, RESETTABLE, 'os.unmanaged', 'edge.example.com/os.unmanaged', 'edge.example.com/auth',
  'edge.example.com/reg-version', 'auth', 'reg-version', 'elemental.cattle.io/os.name', 'field.cattle.io/description', 'example.com/site',
  'rancher.io/x', 'topology.kubernetes.io/zone', 'kubectl.kubernetes.io/last-applied-configuration',
);
const anyEntries = asJson(fc.dictionary(fc.oneof(key, marks), fc.oneof(hostileText, fc.constantFrom('true', 'false')), { maxKeys: 8 }));

const machines = asJson(fc.record({
  metadata: fc.record({ name: hostileText, labels: anyEntries, annotations: anyEntries, uid: hostileText }, { requiredKeys: [] }),
  spec: jsonObject,
  status: jsonObject,
}, { requiredKeys: [] })) as fc.Arbitrary<MachineInventory>;

const forms: fc.Arbitrary<MachineForm> = asJson(fc.record({
  description: hostileText, labels: entries, annotations: entries, resetTrigger: fc.boolean(), unmanaged: fc.boolean(),
}));

function changed(machine: MachineInventory, answers: Partial<MachineForm>): MachineInventory {
  return withMachineForm(machine, { ...machineForm(machine), ...answers });
}

function machine(labels: Record<string, string>, annotations: Record<string, string> = {}): MachineInventory {
  return { metadata: { labels, annotations } };
}

describe('a form and its machine', () => {
  it('has recordings to be tested with', () => {
    expect(recorded.length).toBeGreaterThan(50);
  });

  it('changes nothing that nobody changed, in anything recorded', () => {
    for (const [, one] of recorded) {
      expect(withMachineForm(one, machineForm(one))).toStrictEqual(one);
    }
  });

  it('changes nothing that nobody changed, whatever the machine', () => {
    fc.assert(fc.property(machines, (one) => {
      expect(withMachineForm(one, machineForm(one))).toStrictEqual(one);
    }));
  });

  it('reads back what was written', () => {
    fc.assert(fc.property(machines, forms, (one, form) => {
      fc.pre(!Object.keys(form.labels).some(isProtectedLabel));
      fc.pre(!Object.keys(form.annotations).some((each) => isProtectedAnnotation(each, one.metadata?.annotations)));
      expect(machineForm(withMachineForm(one, form))).toStrictEqual(form);
    }));
  });

  it('leaves the machine that it was given alone', () => {
    fc.assert(fc.property(machines, forms, (one, form) => {
      const before = JSON.stringify(one);

      withMachineForm(one, form);
      expect(JSON.stringify(one)).toBe(before);
    }));
  });

  it('never touches what is protected, whatever is typed, but for the trigger and the marks', () => {
    const withoutAnswers = (map: Record<string, string> = {}): [string, string][] => Object.entries(map)
      .filter(([each]) => !each.endsWith('os.unmanaged') && ![UNMANAGED_LABEL, RESETTABLE, 'field.cattle.io/description'].includes(each));

    fc.assert(fc.property(machines, forms, anyEntries, (one, form, typed) => {
      const { annotations } = one.metadata ?? {};
      const answers = { ...form, labels: { ...form.labels, ...typed }, annotations: { ...form.annotations, ...typed } };
      const after = withMachineForm(one, answers);
      const protectedOf = (kept: MachineInventory): unknown => ({
        labels: withoutAnswers(kept.metadata?.labels).filter(([each]) => isProtectedLabel(each)).sort(),
        annotations: withoutAnswers(kept.metadata?.annotations).filter(([each]) => isProtectedAnnotation(each, annotations)).sort(),
      });

      expect(protectedOf(after)).toStrictEqual(protectedOf(one));
      expect({ ...after, metadata: { ...after.metadata, labels: {}, annotations: {} } })
        .toStrictEqual({ ...one, metadata: { ...one.metadata, labels: {}, annotations: {} } });
    }));
  });

  it('says unmanaged exactly where the machine is', () => {
    fc.assert(fc.property(machines, forms, (one, form) => {
      expect(machineForm(one).unmanaged).toBe(isUnmanaged(one));
      expect(isUnmanaged(withMachineForm(one, form))).toBe(form.unmanaged);
    }));
  });
});

describe('the answers', () => {
  it('are the person\'s own, without what programs keep', () => {
    expect(machineForm(machine(
      { 'site': 'berlin', [UNMANAGED_LABEL]: 'true', 'ui.elemental.cattle.io/registration': 'shops', 'elemental.cattle.io/ExternalIP': '192.0.2.1' },
      {
        'note': 'x', 'field.cattle.io/description': 'Till 7', [RESETTABLE]: 'true', 'edge.example.com/os.name': 'Debian', 'example.com/auth': 'mine',
      },
    ))).toStrictEqual({
      description: 'Till 7',
      labels: { site: 'berlin' },
      annotations: { 'note': 'x', 'example.com/auth': 'mine' },
      resetTrigger: true,
      unmanaged: true,
    });
  });

  it('take "true" alone for an enabled trigger', () => {
    for (const value of ['false', 'yes', 'True', '']) {
      expect(machineForm(machine({}, { [RESETTABLE]: value })).resetTrigger).toBe(false);
    }
  });

  it('leave no empty maps behind', () => {
    const one: MachineInventory = { metadata: { name: 'a', labels: { site: 'berlin' }, annotations: { [RESETTABLE]: 'true' } } };

    expect(changed(one, { labels: {}, resetTrigger: false })).toStrictEqual({ metadata: { name: 'a' } });
  });

  it('keep the order of labels when one is changed', () => {
    const one = machine({ a: '1', [UNMANAGED_LABEL]: 'true', b: '2', c: '3' });

    expect(Object.entries(changed(one, { labels: { a: '1', b: 'changed', d: '4' } }).metadata?.labels ?? {}))
      .toStrictEqual([['a', '1'], [UNMANAGED_LABEL, 'true'], ['b', 'changed'], ['d', '4']]);
  });
});

describe('the host type', () => {
  const prefixed = recording('03-register/edge-03.inventory.yaml') as MachineInventory;

  it('marks by the annotation that the reset looks at and by our label', () => {
    expect(changed({}, { unmanaged: true }))
      .toStrictEqual({ metadata: { annotations: { [UNMANAGED_ANNOTATION]: 'true' }, labels: { [UNMANAGED_LABEL]: 'true' } } });
  });

  it('gives back exactly what was marked', () => {
    const managed = recording('03-register/edge-06.inventory.yaml') as MachineInventory;

    expect(changed(changed(managed, { unmanaged: true }), { unmanaged: false })).toStrictEqual(managed);
  });

  it('takes every mark away, under any prefix', () => {
    const annotations = { [UNMANAGED_ANNOTATION]: 'true', 'edge.example.com/os.unmanaged': 'true', 'os.unmanaged': 'true' };

    expect(changed(machine({ [UNMANAGED_LABEL]: 'true', site: 'berlin' }, { ...annotations, note: 'x' }), { unmanaged: false }))
      .toStrictEqual(machine({ site: 'berlin' }, { note: 'x' }));
  });

  it('leaves a mark alone that says no', () => {
    const one = machine({ [UNMANAGED_LABEL]: 'false' }, { 'os.unmanaged': 'true', [UNMANAGED_ANNOTATION]: 'false' });

    expect(changed(one, { unmanaged: false })).toStrictEqual({
      metadata: { labels: { [UNMANAGED_LABEL]: 'false' }, annotations: { [UNMANAGED_ANNOTATION]: 'false' } },
    });
  });

  it('brings the host\'s own marks back when it is switched there and back, over YAML too', () => {
    const managed = withMachineForm(prefixed, { ...machineForm(prefixed), unmanaged: false }, prefixed);
    const again = withMachineForm(managed, { ...machineForm(managed), unmanaged: true }, prefixed);

    expect(isUnmanaged(managed)).toBe(false);
    expect(machineForm(again)).toStrictEqual(machineForm(prefixed));
    expect(again.metadata?.annotations).toStrictEqual(expect.objectContaining(prefixed.metadata?.annotations));
    expect(Object.keys(again.metadata?.annotations ?? {})).toHaveLength(Object.keys(prefixed.metadata?.annotations ?? {}).length);
  });
});

describe('machineFieldAt', () => {
  it.each([
    [['metadata', 'labels', 'site'], 'labels'],
    [['metadata', 'annotations', 'note'], 'annotations'],
    [['metadata', 'annotations'], 'annotations'],
    [['metadata', 'annotations', 'field.cattle.io/description'], 'description'],
    [['metadata', 'annotations', RESETTABLE], 'resetTrigger'],
    [['spec', 'tpmHash'], undefined],
  ])('finds the field of %j: %s', (path, field) => {
    expect(machineFieldAt(path)).toBe(field);
  });
});
