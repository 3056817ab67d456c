import * as fc from 'fast-check';
import { jsonObject } from '../../../../../test/support/arbitraries';
import { sentence } from '../../../../../test/support/components/sentences';
import { recordedObjects } from '../../../../../test/support/recordings';
import type { ManagedOSImage, ManagedOSVersion } from '../../../types';
import { withExclusion } from '../exclusion';
import { updateGroupConsequences } from './consequences';
import { updateGroupProblems } from './problems';

const RIGHT: ManagedOSImage = {
  metadata: { name: 'berlin', namespace: 'fleet-default' },
  spec: { managedOSVersionName: 'v6.1-os', clusterTargets: [{ clusterName: 'edge' }] },
};
const VERSIONS = recordedObjects<ManagedOSVersion>('ManagedOSVersion').map(([, one]) => one);

function found(spec: object, metadata: object = {}, versions?: ManagedOSVersion[]): string[] {
  const group = { metadata: { ...RIGHT.metadata, ...metadata }, spec: { ...RIGHT.spec, ...spec } } as ManagedOSImage;

  return updateGroupProblems(group, versions).map(({ severity, path, message }) => {
    expect(sentence(message.key, message.args)).not.toBe(message.key);

    return `${ severity } ${ path.join('.') } ${ message.key.split('.').slice(3).join('.') }`;
  });
}

describe('updateGroupProblems', () => {
  it('finds none where there is none', () => {
    expect(found({})).toStrictEqual([]);
    expect(found({}, {}, VERSIONS)).toStrictEqual([]);
    expect(found({ concurrency: 3, clusterTargets: [] }, { namespace: 'fleet-local' })).toStrictEqual([]);
  });

  it.each<[object, string]>([
    [{ managedOSVersionName: undefined }, 'error spec.managedOSVersionName source.missing'],
    [{ osImage: 'a' }, 'warning spec.osImage source.both'],
    [{ managedOSVersionName: 'nope' }, 'warning spec.managedOSVersionName source.unknown'],
    [{ managedOSVersionName: 'v6.1-iso' }, 'warning spec.managedOSVersionName source.noContainer'],
    [{ clusterTargets: undefined }, 'warning spec.clusterTargets clusters.none'],
    [{ concurrency: 0 }, 'error spec.concurrency concurrency'],
    [{ concurrency: 'two' }, 'error spec.concurrency concurrency'],
    [{ concurrency: 1.5 }, 'error spec.concurrency concurrency'],
    [{ nodeSelector: { matchLabels: { 'bad key!': 'x' } } }, 'warning spec.nodeSelector unreadable.message'],
  ])('finds what is wrong with %j', (spec, expected) => {
    expect(found(spec, {}, VERSIONS)).toStrictEqual([expected]);
  });

  it('finds what is wrong with a name', () => {
    expect(found({}, { name: '' })).toStrictEqual(['error metadata.name name.missing']);
    expect(found({}, { name: 'Berlin' })).toStrictEqual(['error metadata.name name.syntax']);
    expect(found({}, { name: undefined, generateName: 'a-' })).toStrictEqual([]);
  });

  it('never throws', () => {
    fc.assert(fc.property(jsonObject, (group) => {
      expect(Array.isArray(updateGroupProblems(group, VERSIONS))).toBe(true);
    }));
  });
});

describe('updateGroupConsequences', () => {
  it('asks before unmanaged nodes are reached, and not when they are left out', () => {
    const safe = withExclusion(RIGHT);

    expect(updateGroupConsequences(safe, RIGHT).map(({ severity, message }) => [severity, sentence(message.key, message.args)])).toStrictEqual([
      ['warning', 'This update group left unmanaged nodes out until now. From now on it reaches them.'],
      ['warning', expect.stringMatching(/drained/)],
      ['warning', expect.stringMatching(/can't succeed there/)],
      ['warning', expect.stringMatching(/one at a time/)],
    ]);
    expect([updateGroupConsequences(RIGHT, safe), updateGroupConsequences(RIGHT, RIGHT), updateGroupConsequences(safe, safe)]).toStrictEqual([[], [], []]);
  });
});
