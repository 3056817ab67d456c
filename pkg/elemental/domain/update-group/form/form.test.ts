import * as fc from 'fast-check';
import { asJson, entries, hostileText, jsonObject } from '../../../../../test/support/arbitraries';
import { recordedObjects } from '../../../../../test/support/recordings';
import { storedSelector } from '../../../../../test/support/selectors';
import type { ManagedOSImage } from '../../../types';
import { valueAt } from '../../path';
import { EXCLUSION, hasExclusion } from '../exclusion';
import { excludesUnmanaged } from '../reach';
import { updateGroupFieldAt, updateGroupForm, withUpdateGroupForm, type UpdateGroupForm } from '.';

const recorded = recordedObjects<ManagedOSImage>('ManagedOSImage');
const name = fc.constantFrom('edge', 'core', 'berlin');

const target = fc.oneof(
  fc.record({ clusterName: name, doNotDeploy: fc.boolean(), name: fc.string() }, { requiredKeys: ['clusterName'] }),
  fc.record({ clusterGroup: name }),
  fc.record({ clusterSelector: jsonObject, later: fc.jsonValue() }),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Anything that the API may return, also what no form would write. */
const groups = asJson(fc.record({
  metadata: fc.record({ name: hostileText, annotations: entries, uid: fc.uuid() }, { requiredKeys: [] }),
  spec: fc.record({
    osImage: hostileText,
    managedOSVersionName: hostileText,
    clusterTargets: fc.oneof(fc.array(target, { maxLength: 4 }), fc.jsonValue()),
    nodeSelector: storedSelector,
    concurrency: fc.oneof(fc.nat(), fc.jsonValue()),
    cordon: fc.oneof(fc.boolean(), fc.jsonValue()),
    drain: fc.oneof(fc.constant(null), jsonObject),
    prepare: jsonObject,
    cloudConfig: jsonObject,
    later: fc.jsonValue(),
  }, { requiredKeys: [] }),
  status: jsonObject,
}, { requiredKeys: [] })) as fc.Arbitrary<ManagedOSImage>;

const source = fc.oneof(
  fc.record({ updateSource: fc.constant('version'), osVersion: hostileText, osImage: fc.constant('') }),
  fc.record({ updateSource: fc.constant('image'), osVersion: fc.constant(''), osImage: hostileText.filter(Boolean) }),
);

const answers: fc.Arbitrary<Omit<UpdateGroupForm, 'leaveOutUnmanaged'>> = asJson(fc.record({
  name: hostileText,
  description: hostileText,
  clusters: fc.uniqueArray(name),
  concurrency: fc.integer({ min: 2 }).map(String),
  cordon: fc.boolean(),
  drain: fc.boolean(),
}).chain((form) => source.map((chosen) => ({ ...form, ...chosen }))));

const UNKNOWN_TO_THE_FORM = [['metadata', 'uid'], ['spec', 'prepare'], ['spec', 'cloudConfig'], ['spec', 'later']];

function changed(group: ManagedOSImage, form: Partial<UpdateGroupForm>): ManagedOSImage {
  return withUpdateGroupForm(group, { ...updateGroupForm(group), ...form });
}

describe('a form and its update group', () => {
  it('changes nothing that nobody changed, in anything recorded', () => {
    expect(recorded.length).toBeGreaterThan(8);
    for (const [, group] of recorded) {
      expect(withUpdateGroupForm(group, updateGroupForm(group))).toStrictEqual(group);
    }
  });

  it('changes nothing that nobody changed, whatever the group', () => {
    fc.assert(fc.property(groups, (group) => {
      expect(withUpdateGroupForm(group, updateGroupForm(group))).toStrictEqual(group);
    }));
  });

  it('reads back what was written', () => {
    fc.assert(fc.property(groups, answers, (group, form) => {
      const read = updateGroupForm(changed(group, form));

      // clusters that stay keep their place
      expect({ ...read, clusters: [...new Set(read.clusters)].sort() }).toMatchObject({ ...form, clusters: [...form.clusters].sort() });
    }));
  });

  it('keeps what it does not show, and leaves the group that it was given alone', () => {
    fc.assert(fc.property(groups, answers, fc.boolean(), (group, form, leaveOutUnmanaged) => {
      const before = JSON.stringify(group);
      const after = changed(group, { ...form, leaveOutUnmanaged });

      expect(JSON.stringify(group)).toBe(before);
      expect(after.status).toStrictEqual(group.status);
      for (const path of UNKNOWN_TO_THE_FORM) {
        expect(valueAt(after, path)).toStrictEqual(valueAt(group, path));
      }
    }));
  });

  it('leaves unmanaged nodes out where it is asked to, and gives the condition back', () => {
    fc.assert(fc.property(groups.filter((group) => !excludesUnmanaged(group)), (group) => {
      const after = changed(group, { leaveOutUnmanaged: true });

      expect(hasExclusion(after)).toBe(true);
      expect(changed(after, { leaveOutUnmanaged: false }).spec?.nodeSelector?.matchExpressions ?? []).not.toContainEqual(EXCLUSION);
    }));
  });
});

describe('the targets', () => {
  const group: ManagedOSImage = {
    spec: { clusterTargets: [{ clusterGroup: 'shops' }, { name: 'first', clusterName: 'edge' }, { clusterName: 'core', doNotDeploy: true }] },
  };

  it('are the clusters that are named', () => {
    expect(updateGroupForm(group).clusters).toStrictEqual(['edge']);
    expect(changed(group, { clusters: ['edge', 'berlin'] }).spec?.clusterTargets).toStrictEqual([
      { clusterGroup: 'shops' }, { name: 'first', clusterName: 'edge' }, { clusterName: 'core', doNotDeploy: true }, { clusterName: 'berlin' },
    ]);
    expect(changed(group, { clusters: [] }).spec?.clusterTargets).toStrictEqual([{ clusterGroup: 'shops' }, { clusterName: 'core', doNotDeploy: true }]);
    expect(changed({ spec: { osImage: 'a', clusterTargets: [{ clusterName: 'edge' }] } }, { clusters: [] })).toStrictEqual({ spec: { osImage: 'a' } });
  });
});

describe('the way of an upgrade', () => {
  it('drains by the server\'s default, or not at all', () => {
    const drained: ManagedOSImage = { spec: { drain: { force: true } } };

    expect(changed(drained, { cordon: false }).spec).toStrictEqual({ drain: { force: true }, cordon: false });
    expect(changed(drained, { drain: false }).spec).toStrictEqual({ drain: null });
    expect(changed({ spec: { drain: null } }, { drain: true }).spec).toStrictEqual({});
  });

  it('goes by what was chosen last', () => {
    const both: ManagedOSImage = { spec: { osImage: 'a', managedOSVersionName: 'v1' } };

    expect(updateGroupForm(both)).toMatchObject({ updateSource: 'image', osImage: 'a', osVersion: 'v1' });
    expect(changed(both, { updateSource: 'version' }).spec).toStrictEqual({ managedOSVersionName: 'v1' });
    expect(changed(both, { osImage: 'b' }).spec).toStrictEqual({ osImage: 'b' });
  });
});

describe('updateGroupFieldAt', () => {
  it('finds the field that is shown', () => {
    expect(updateGroupFieldAt(['spec', 'nodeSelector', 'matchExpressions', '0'], 'version')).toBe('leaveOutUnmanaged');
    expect(updateGroupFieldAt(['spec', 'managedOSVersionName'], 'version')).toBe('osVersion');
    expect(updateGroupFieldAt(['spec', 'managedOSVersionName'], 'image')).toBe('osImage');
    expect(updateGroupFieldAt(['spec', 'prepare'], 'image')).toBeUndefined();
  });
});
