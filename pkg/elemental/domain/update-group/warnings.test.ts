import * as fc from 'fast-check';
import { withChange } from '../../../../test/support/changed';
import { machine as anyMachine } from '../../../../test/support/machines';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import { storedSelector } from '../../../../test/support/selectors';
import type { MachineInventory, ManagedOSImage } from '../../types';
import { repairChange } from '../inventory/repairs';
import { UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { EXCLUSION, withExclusion } from './exclusion';
import { reachesMachine } from './reach';
import { groupsThatNeedLabel, groupsThatReach, updateConsequences, updateGroupWarning } from './warnings';

function image(nodeSelector: unknown, more: object = {}): ManagedOSImage {
  return { metadata: { name: 'berlin' }, spec: { nodeSelector, ...more } } as ManagedOSImage;
}

describe('updateGroupWarning', () => {
  it.each<[unknown, string | undefined, boolean | undefined]>([
    [undefined, 'reachesAll', true],
    [{}, 'reachesAll', true],
    [{ matchLabels: { site: 'berlin' } }, 'reachesUnmanaged', true],
    [{ matchExpressions: [EXCLUSION] }, undefined, undefined],
    [{ matchLabels: { [UNMANAGED_LABEL]: 'true' } }, 'onlyUnmanaged', false],
    [{ matchExpressions: [{ key: UNMANAGED_LABEL, operator: 'Exists' }] }, 'onlyUnmanaged', false],
    [{ matchExpressions: [{ key: UNMANAGED_LABEL, operator: 'Like' }] }, 'unreadable', false],
  ])('of %j is %s', (selector, name, canExclude) => {
    expect(updateGroupWarning(image(selector))?.name).toBe(name);
    expect(updateGroupWarning(image(selector))?.canExclude).toBe(canExclude);
  });

  it('flags every recorded group, and none that was mended', () => {
    for (const [, one] of recordedObjects<ManagedOSImage>('ManagedOSImage')) {
      expect(updateGroupWarning(one)).toMatchObject({ severity: 'warning', canExclude: true });
      expect(updateGroupWarning(one)?.name).toMatch(/^reaches/);
      expect(updateGroupWarning(withExclusion(one))).toBeUndefined();
    }
  });

  it('is mended by one click wherever it offers one', () => {
    fc.assert(fc.property(storedSelector, (selector) => {
      const warning = updateGroupWarning(image(selector));

      expect(!warning?.canExclude || updateGroupWarning(withExclusion(image(selector))) === undefined).toBe(true);
    }));
  });
});

describe('updateConsequences', () => {
  it.each<[object, string, number]>([
    [{}, 'drained', 1],
    [{ cordon: false }, 'drained', 1],
    [{ drain: null }, 'cordoned', 1],
    [{ drain: null, cordon: false, concurrency: 3 }, 'untouched', 3],
  ])('of %j: %s, %d at a time', (spec, way, count) => {
    expect(updateConsequences({ spec })).toStrictEqual([
      { key: `elemental.updateGroup.consequence.${ way }` },
      { key: 'elemental.updateGroup.consequence.fails' },
      { key: 'elemental.updateGroup.consequence.waits', args: { count } },
    ]);
  });

  it('goes by the same defaults as the operator', () => {
    const bundle = recording('07-os-and-media/ManagedOSImage.default-all-nodes.bundle.yaml');
    const { spec } = bundle as { spec: { resources: Record<'name' | 'content_decoded', string>[] } };
    const plan = JSON.parse(spec.resources.find(({ name }) => name.startsWith('Plan-'))?.content_decoded ?? '') as { spec: object };

    expect(plan.spec).toMatchObject({ concurrency: 1, cordon: true, drain: { force: true } });
  });
});

describe('groupsThatReach', () => {
  const labelled: MachineInventory = { metadata: { name: 'a', labels: { [UNMANAGED_LABEL]: 'true' } } };
  const annotated: MachineInventory = { metadata: { name: 'a', annotations: { [UNMANAGED_ANNOTATION]: 'true' } } };
  const edge = { clusterTargets: [{ clusterName: 'edge' }] };

  it('names those that reach an unmanaged machine', () => {
    const all = image(undefined, edge);

    expect(groupsThatReach([all, image({ matchExpressions: [EXCLUSION] }, edge)], labelled, 'edge')).toStrictEqual([{
      image: all,
      reach: 'yes',
      message: { key: 'elemental.updateGroup.reaches.yes', args: { name: 'berlin' } },
      nextStep: { key: 'elemental.updateGroup.reaches.exclude', args: { name: 'berlin' } },
    }]);
    expect(groupsThatReach([all], labelled, 'core')).toStrictEqual([]);
    expect(groupsThatReach([all], labelled)).toMatchObject([{ reach: 'maybe' }]);
    expect(groupsThatReach([all], { metadata: { name: 'managed' } }, 'edge')).toStrictEqual([]);
  });

  it('says that the exclusion needs the label, which an annotation doesn\'t replace', () => {
    const excluding = image({ matchExpressions: [EXCLUSION] }, edge);

    expect(groupsThatReach([excluding], annotated, 'edge')).toMatchObject([
      { reach: 'yes', nextStep: { key: 'elemental.updateGroup.reaches.label' } },
    ]);
    expect(groupsThatReach([excluding], withChange(annotated, repairChange(annotated, 'markUnmanaged')), 'edge')).toStrictEqual([]);
  });

  it('reaches no machine with our label once the groups were mended', () => {
    fc.assert(fc.property(fc.array(storedSelector), anyMachine, (selectors, machine) => {
      const mended = selectors.map((selector) => withExclusion(image(selector, edge)));
      const marked = withChange(machine, repairChange(machine, 'markUnmanaged'));

      expect(groupsThatReach(mended, marked, 'edge')).toStrictEqual([]);
      expect(mended.every((one) => reachesMachine(one, marked) === 'no')).toBe(true);
    }));
  });
});

describe('groupsThatNeedLabel', () => {
  const edge = { clusterTargets: [{ clusterName: 'edge' }] };
  const excluding = image({ matchExpressions: [EXCLUSION] }, edge);
  const marked: MachineInventory = { metadata: { labels: { [UNMANAGED_LABEL]: 'true' } } };

  it('are those that leave a machine out for our label alone', () => {
    const elsewhere = image({ matchLabels: { site: 'lyon' }, matchExpressions: [EXCLUSION] }, edge);
    const atSite = { metadata: { labels: { ...marked.metadata?.labels, site: 'berlin' } } };

    expect(groupsThatNeedLabel([excluding, image(undefined, edge), elsewhere], atSite, 'edge')).toStrictEqual([excluding]);
    expect(groupsThatNeedLabel([excluding], marked)).toStrictEqual([excluding]);
    expect(groupsThatNeedLabel([excluding], marked, 'core')).toStrictEqual([]);
  });

  it('are none that reach it anyway, and none for a managed machine', () => {
    expect(groupsThatNeedLabel([excluding], { metadata: { annotations: { [UNMANAGED_ANNOTATION]: 'true' } } }, 'edge')).toStrictEqual([]);
    expect(groupsThatNeedLabel([excluding], { metadata: {} }, 'edge')).toStrictEqual([]);
  });

  it('are, with those that reach it, all that may reach a node that was bootstrapped before its machine was marked', () => {
    const unlabelled = anyMachine.filter(({ metadata }) => metadata?.labels?.[UNMANAGED_LABEL] === undefined);

    fc.assert(fc.property(fc.array(storedSelector), unlabelled, (selectors, before) => {
      const groups = selectors.flatMap((selector) => [image(selector, edge), withExclusion(image(selector, edge))]);
      const now = withChange(before, repairChange(before, 'markUnmanaged'));
      const told = [...groupsThatReach(groups, now, 'edge').map((one) => one.image), ...groupsThatNeedLabel(groups, now, 'edge')];

      expect(groups.filter((one) => reachesMachine(one, before) !== 'no' && !told.includes(one))).toStrictEqual([]);
    }));
  });
});
