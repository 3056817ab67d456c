import * as fc from 'fast-check';
import { sentence } from '../../../../test/support/components/sentences';
import { recordedObjects } from '../../../../test/support/recordings';
import { storedSelector } from '../../../../test/support/selectors';
import type { ClusterTarget, ManagedOSImage } from '../../types';
import type { Message } from '../message';
import { withExclusion } from './exclusion';
import { nodeWords, targetWords, updateSource } from './summary';

function inWords(messages: Message[]): string[] {
  return messages.map(({ key, args }) => sentence(key, args));
}

function nodes(nodeSelector: unknown): string[] {
  return inWords(nodeWords({ spec: { nodeSelector } } as ManagedOSImage));
}

describe('updateSource', () => {
  it.each<[ManagedOSImage['spec'], string]>([
    [{ osImage: 'registry.example.com/os:1', managedOSVersionName: 'v1' }, 'Image registry.example.com/os:1'],
    [{ managedOSVersionName: 'v1' }, 'OS version v1'],
    [{ osImage: '' }, 'Nothing: neither an OS version nor an image is given'],
    [undefined, 'Nothing: neither an OS version nor an image is given'],
  ])('of %j', (spec, expected) => {
    expect(inWords([updateSource({ spec })])).toStrictEqual([expected]);
  });
});

describe('targetWords', () => {
  it.each<[ClusterTarget, string]>([
    [{ clusterName: 'edge' }, 'Cluster edge'],
    [{ clusterName: 'edge', doNotDeploy: true }, 'Not the cluster edge'],
    [{ clusterGroup: 'shops' }, 'Clusters of the group shops'],
    [{ clusterSelector: { matchLabels: { site: 'berlin' } } }, 'Clusters with the labels site=berlin'],
    [{ clusterSelector: {} }, 'All clusters'],
    [{ clusterGroupSelector: { matchLabels: { site: 'berlin' } } }, 'Clusters of groups with the labels site=berlin'],
    [{ clusterSelector: 'x' as never }, 'A target that can\'t be shown here'],
    [{}, 'A target that can\'t be shown here'],
  ])('of %j', (target, expected) => {
    expect(inWords(targetWords({ spec: { clusterTargets: [target] } }))).toStrictEqual([expected]);
  });

  it('has words without any target, and for the cluster that Rancher runs in', () => {
    expect(inWords(targetWords({}))).toStrictEqual(['No cluster']);
    expect(inWords(targetWords({ metadata: { namespace: 'fleet-local' }, spec: { clusterTargets: [{ clusterName: 'edge' }] } })))
      .toStrictEqual(['The cluster that Rancher runs in']);
  });
});

describe('nodeWords', () => {
  it('says what is asked of a node', () => {
    expect(nodes(undefined)).toStrictEqual(['All nodes']);
    expect(nodes(withExclusion<ManagedOSImage>({}).spec?.nodeSelector)).toStrictEqual(['Without nodes labelled as unmanaged']);
    expect(nodes({ matchLabels: { site: 'berlin' }, matchExpressions: [
      { key: 'a', operator: 'NotIn', values: ['x', 'y'] }, { key: 'b', operator: 'Exists' }, { key: 'c', operator: 'DoesNotExist' },
    ] })).toStrictEqual(['The label site is berlin', 'The label a is not x, y', 'The label b is there', 'The label c is not there']);
    expect(nodes('all')).toStrictEqual(['None, because the node selector can\'t be read']);
  });

  it('has a sentence for whatever stands there', () => {
    fc.assert(fc.property(storedSelector, (selector) => {
      const words = nodeWords({ spec: { nodeSelector: selector } } as ManagedOSImage);

      expect(words.length).toBeGreaterThan(0);
      expect(words.every(({ key, args }) => sentence(key, args) !== key)).toBe(true);
    }));
    expect(recordedObjects<ManagedOSImage>('ManagedOSImage').flatMap(([, one]) => inWords(nodeWords(one)))).toContain('All nodes');
  });
});
