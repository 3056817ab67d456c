import { recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { isUnmanaged, unmanagedMarks } from './ownership';

function annotated(annotations: Record<string, string>): MachineInventory {
  return { metadata: { annotations } };
}

const NONE = { annotation: false, prefixedAnnotations: [], label: false };

describe('isUnmanaged', () => {
  it.each([
    ['03-register/edge-01.inventory.yaml', true],
    ['03-register/edge-02.inventory.yaml', true],
    ['03-register/edge-03.inventory.yaml', true],
    ['03-register/edge-05.inventory.yaml', true],
    ['03-register/edge-06.inventory.yaml', false],
    ['03-register/failures/nt-none.inventory.yaml', false],
    ['03-register/failures/nt-conf.inventory.yaml', true],
  ])('of the recording %s is %s', (file, unmanaged) => {
    expect(isUnmanaged(recording(file) as MachineInventory)).toBe(unmanaged);
  });

  it('believes our label alone', () => {
    expect(isUnmanaged({ metadata: { labels: { 'ui.elemental.cattle.io/unmanaged': 'true' } } })).toBe(true);
  });

  it.each([
    [{}],
    [{ 'elemental.cattle.io/os.unmanaged': 'false' }],
    [{ 'edge.example.com/os.unmanaged': 'false' }],
    [{ 'elemental.cattle.io/os.unmanaged': '' }],
    [{ 'elemental.cattle.io/xos.unmanaged': 'true' }],
    [{ 'os.unmanaged.example.com': 'true' }],
  ])('does not believe %j', (annotations) => {
    expect(isUnmanaged(annotated(annotations))).toBe(false);
    expect(isUnmanaged({ metadata: { labels: annotations } })).toBe(false);
  });

  it('copes with a machine that has no metadata', () => {
    expect(isUnmanaged({})).toBe(false);
  });
});

describe('unmanagedMarks', () => {
  it('tells the annotation that counts from those under other prefixes', () => {
    expect(unmanagedMarks(recording('03-register/edge-03.inventory.yaml') as MachineInventory))
      .toStrictEqual({ ...NONE, prefixedAnnotations: ['edge.example.com/os.unmanaged'] });
    expect(unmanagedMarks(recording('03-register/edge-05.inventory.yaml') as MachineInventory))
      .toStrictEqual({ ...NONE, annotation: true, prefixedAnnotations: ['edge.example.com/os.unmanaged'] });
    expect(unmanagedMarks(recording('03-register/edge-02.inventory.yaml') as MachineInventory)).toStrictEqual({ ...NONE, annotation: true });
  });

  it('knows the key without any prefix', () => {
    expect(unmanagedMarks(annotated({ 'os.unmanaged': 'true' }))).toStrictEqual({ ...NONE, prefixedAnnotations: ['os.unmanaged'] });
  });

  it('names all of them in a stable order', () => {
    expect(unmanagedMarks(annotated({ 'b.test/os.unmanaged': 'true', 'a.test/os.unmanaged': 'true' })).prefixedAnnotations)
      .toStrictEqual(['a.test/os.unmanaged', 'b.test/os.unmanaged']);
  });

  it('knows our label', () => {
    expect(unmanagedMarks({ metadata: { labels: { 'ui.elemental.cattle.io/unmanaged': 'true' } } })).toStrictEqual({ ...NONE, label: true });
    expect(unmanagedMarks({ metadata: { labels: { 'ui.elemental.cattle.io/unmanaged': 'false' } } })).toStrictEqual(NONE);
  });
});
