import * as fc from 'fast-check';
import { asJson, entries, jsonObject } from '../../../test/support/arbitraries';
import { recordedObjects } from '../../../test/support/recordings';
import type { KubernetesObject, MachineInventory, MachineRegistration } from '../types';
import { anew, editable, withEditable, withoutEmptyMetadata } from './editable';

type Resource = KubernetesObject & { spec?: object };

const recorded = [...recordedObjects<Resource>('MachineRegistration'), ...recordedObjects<Resource>('MachineInventory')];

const resources = asJson(fc.record({
  id: fc.string(),
  apiVersion: fc.string(),
  kind: fc.string(),
  metadata: fc.record({
    name: fc.string(), labels: entries, annotations: entries, uid: fc.uuid(), resourceVersion: fc.string(), state: jsonObject,
  }, { requiredKeys: [] }),
  spec: jsonObject,
  status: jsonObject,
}, { requiredKeys: [] })) as fc.Arbitrary<Resource>;

describe('editable', () => {
  it('holds what a person writes, in the usual order', () => {
    const registration: MachineRegistration & { id: string } = {
      id: 'fleet-default/a',
      spec: { machineName: 'a' },
      metadata: { uid: '1', annotations: { b: 'c' }, name: 'a', namespace: 'fleet-default', resourceVersion: '7' },
      status: {},
      kind: 'MachineRegistration',
      apiVersion: 'elemental.cattle.io/v1beta1',
    };

    expect(JSON.stringify(editable(registration))).toBe(JSON.stringify({
      apiVersion: 'elemental.cattle.io/v1beta1',
      kind: 'MachineRegistration',
      metadata: { name: 'a', namespace: 'fleet-default', annotations: { b: 'c' } },
      spec: { machineName: 'a' },
    }));
  });

  it('adds nothing that is not there', () => {
    expect(editable({})).toStrictEqual({ metadata: {} });
  });
});

describe('withEditable', () => {
  it.each(recorded)('changes nothing that nobody changed: %s', (_where, resource) => {
    expect(withEditable(resource, editable(resource))).toStrictEqual(resource);
  });

  it('changes nothing that nobody changed, whatever the resource', () => {
    fc.assert(fc.property(resources, (resource) => {
      expect(withEditable(resource, editable(resource))).toStrictEqual(resource);
    }));
  });

  it('removes what was removed, and only that', () => {
    const inventory: MachineInventory = {
      metadata: { name: 'a', resourceVersion: '7', labels: { a: '1' }, annotations: { b: '2' } }, spec: { tpmHash: 'x' }, status: { plan: {} },
    };

    expect(withEditable(inventory, { metadata: { name: 'a', annotations: { c: '3' } } })).toStrictEqual({
      metadata: { name: 'a', resourceVersion: '7', annotations: { c: '3' } }, status: { plan: {} },
    });
  });

  it('does not share objects with what was edited', () => {
    const edited = { metadata: { labels: { a: '1' } }, spec: { machineName: 'a' } };
    const resource = withEditable({ metadata: {} }, edited);

    edited.metadata.labels.a = '2';
    edited.spec.machineName = 'b';
    expect(resource).toStrictEqual({ metadata: { labels: { a: '1' } }, spec: { machineName: 'a' } });
  });
});

describe('withoutEmptyMetadata', () => {
  it('drops empty labels and annotations, and nothing else', () => {
    expect(withoutEmptyMetadata({ metadata: { name: '', labels: {}, annotations: {} } })).toStrictEqual({ metadata: { name: '' } });
    const filled = { metadata: { labels: { a: '' }, annotations: { b: '' } } };

    expect(withoutEmptyMetadata(filled)).toStrictEqual(filled);
    expect(withoutEmptyMetadata({})).toStrictEqual({});
  });
});

describe('anew', () => {
  it('keeps what a person wrote, and nothing of the object that is gone', () => {
    const gone: Resource & { id: string; status: object } = {
      id: 'fleet-default/a',
      apiVersion: 'v1',
      kind: 'X',
      metadata: {
        name: 'a', namespace: 'fleet-default', labels: { b: 'c' }, uid: '1', resourceVersion: '7', finalizers: ['x/y'],
        ownerReferences: [{ apiVersion: 'v1', kind: 'Y', name: 'y', uid: '2' }],
      },
      spec: { d: 1 },
      status: {},
    };

    expect(anew(gone)).toStrictEqual({
      apiVersion: 'v1', kind: 'X', metadata: { name: 'a', namespace: 'fleet-default', labels: { b: 'c' } }, spec: { d: 1 },
    });
    expect(gone.metadata?.finalizers).toStrictEqual(['x/y']);
  });
});
