import * as fc from 'fast-check';
import { parse } from 'yaml';
import { machine as anyMachine } from '../../../../test/support/machines';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import { storedSelector, validRequirement } from '../../../../test/support/selectors';
import type { MachineInventory, ManagedOSImage } from '../../types';
import { labelSelectorOf } from '../kubernetes/label-selector';
import { UNMANAGED_LABEL } from '../labels';
import { EXCLUSION, hasExclusion, withExclusion, withoutExclusion } from './exclusion';
import { excludesUnmanaged, nodeSelectorOf, reachesCluster, reachesMachine, reachesNode } from './reach';

const IMAGES = recordedObjects<ManagedOSImage>('ManagedOSImage');

/** What the operator made of an update group for the system upgrade controller. */
interface RecordedPlan {
  spec: { concurrency: number; cordon: boolean; drain?: object; nodeSelector: unknown };
}

function image(nodeSelector: unknown, more: object = {}): ManagedOSImage {
  return { spec: { nodeSelector, ...more } } as ManagedOSImage;
}

function recordedImage(name: string): ManagedOSImage {
  return (recording(`07-os-and-media/ManagedOSImage.${ name }.yaml`) as { after: ManagedOSImage }).after;
}

function recordedPlan(name: string): RecordedPlan {
  const { spec } = recording(`07-os-and-media/ManagedOSImage.${ name }.bundle.yaml`) as { spec: { resources: Record<'name' | 'content_decoded', string>[] } };

  return JSON.parse(spec.resources.find((one) => one.name.startsWith('Plan-'))?.content_decoded ?? '') as RecordedPlan;
}

/** Labels that the operator's bootstrap plan puts on a node. */
function recordedNodeLabels(file: string): Record<string, string> {
  const { plan_secret: secret } = recording(file) as { plan_secret: { plan: { files: { path: string; content_decoded: string }[] } } };
  const content = secret.plan.files.find(({ path }) => path.endsWith('/rke2/config.yaml.d/99-elemental-inventory-labels.yaml'))?.content_decoded;
  const { 'node-label+': labels } = parse(content ?? '') as { 'node-label+': string[] };

  return Object.fromEntries(labels.map((label) => label.split('=') as [string, string]));
}

describe('nodeSelectorOf', () => {
  it.each(['default-all-nodes', 'excl-unmanaged'])('is what the operator gave the upgrade controller for %s', (name) => {
    expect(nodeSelectorOf(recordedImage(name))).toStrictEqual(labelSelectorOf(recordedPlan(name).spec.nodeSelector));
  });
});

describe('reachesNode', () => {
  it('reaches every node by default, and none with the label that is left out', () => {
    const unmanaged = { 'elemental-ui.test/unmanaged': 'true' };

    expect(reachesNode(recordedImage('default-all-nodes'), unmanaged)).toBe(true);
    expect(reachesNode(recordedImage('excl-unmanaged'), unmanaged)).toBe(false);
    expect(reachesNode(recordedImage('excl-unmanaged'), undefined)).toBe(true);
    expect(reachesNode({}, unmanaged)).toBe(true);
    expect(reachesNode(image('all'), unmanaged)).toBe(false);
  });
});

describe('reachesMachine', () => {
  it('goes by the labels that the machine hands to its node', () => {
    const { machineInventory: machine } = recording('06-adoption/03-bootstrap-plan-written.no-agent.yaml') as { machineInventory: MachineInventory };
    const labels = recordedNodeLabels('06-adoption/03-bootstrap-plan-written.no-agent.yaml');

    expect(labels).toStrictEqual(machine.metadata?.labels);
    for (const selector of [undefined, { matchLabels: { pool: 'edge' } }, { matchLabels: { pool: 'core' } }]) {
      expect(reachesMachine(image(selector), machine)).toBe(reachesNode(image(selector), labels) ? 'yes' : 'no');
    }
  });

  it.each<[unknown, string]>([
    [undefined, 'yes'],
    [{ matchExpressions: [EXCLUSION] }, 'no'],
    [{ matchLabels: { 'kubernetes.io/arch': 'amd64' } }, 'maybe'],
    [{ matchLabels: { 'kubernetes.io/arch': 'amd64', 'site': 'lyon' } }, 'no'],
    [{ matchLabels: { 'bad key!': 'x' } }, 'no'],
  ])('of %j is %s', (selector, expected) => {
    expect(reachesMachine(image(selector), { metadata: { labels: { site: 'berlin', [UNMANAGED_LABEL]: 'true' } } })).toBe(expected);
  });

  it('is never wrong where it is certain, whatever else the node has', () => {
    const others = fc.dictionary(fc.constantFrom('pool', 'site', 'example.com/rack'), fc.constantFrom('edge', 'true'));

    fc.assert(fc.property(fc.array(validRequirement), anyMachine, others, (matchExpressions, machine, more) => {
      const group = image({ matchExpressions });
      const reach = reachesMachine(group, machine);

      expect(reach === 'maybe' || (reach === 'yes') === reachesNode(group, { ...more, ...machine.metadata?.labels })).toBe(true);
    }), { numRuns: 500 });
  });
});

describe('reachesCluster', () => {
  it.each<[object, string, string]>([
    [{ spec: { clusterTargets: [{ clusterName: 'edge' }] } }, 'edge', 'yes'],
    [{ spec: { clusterTargets: [{ clusterName: 'edge' }] } }, 'core', 'no'],
    [{ spec: { clusterTargets: [{ clusterName: 'edge', doNotDeploy: true }] } }, 'edge', 'no'],
    [{ spec: { clusterTargets: [{ clusterSelector: {} }, { clusterName: 'edge' }] } }, 'edge', 'maybe'],
    [{ spec: { clusterTargets: [{ clusterGroup: 'all' }] } }, 'edge', 'maybe'],
    [{}, 'edge', 'no'],
    [{ metadata: { namespace: 'fleet-local' } }, 'local', 'yes'],
    [{ metadata: { namespace: 'fleet-local' } }, 'edge', 'no'],
  ])('%j, %s: %s', (group, cluster, expected) => {
    expect(reachesCluster(group, cluster)).toBe(expected);
  });

  it('finds the recorded targets', () => {
    expect(reachesCluster(recordedImage('default-all-nodes'), 'edge')).toBe('yes');
    expect(reachesCluster(recordedImage('nothing'), 'edge')).toBe('no');
  });
});

describe('excludesUnmanaged', () => {
  it.each<[unknown, boolean]>([
    [undefined, false],
    [{ matchExpressions: [EXCLUSION] }, true],
    [{ matchExpressions: [{ key: UNMANAGED_LABEL, operator: 'NotIn', values: ['true'] }] }, true],
    [{ matchExpressions: [{ key: UNMANAGED_LABEL, operator: 'NotIn', values: ['false'] }] }, false],
    [{ matchLabels: { [UNMANAGED_LABEL]: 'false' } }, true],
    [{ matchLabels: { [UNMANAGED_LABEL]: 'true' } }, false],
    [{ matchLabels: { site: 'berlin' } }, false],
    ['nothing that can be read', true],
  ])('of %j is %s', (selector, expected) => {
    expect(excludesUnmanaged(image(selector))).toBe(expected);
  });

  it('is none of the recorded ones: the one that leaves nodes out does so by another label', () => {
    expect(IMAGES.filter(([, one]) => excludesUnmanaged(one))).toStrictEqual([]);
    expect(IMAGES.length).toBeGreaterThan(8);
  });
});

const group = fc.record({ nodeSelector: storedSelector, concurrency: fc.nat(), future: fc.jsonValue() }, { requiredKeys: [] })
  .map((spec) => JSON.parse(JSON.stringify({ metadata: { name: 'a' }, spec })) as ManagedOSImage);

describe('withExclusion', () => {
  it('leaves unmanaged nodes out, whatever the group asks, and doing it twice is doing it once', () => {
    fc.assert(fc.property(group, fc.dictionary(fc.constantFrom('pool', 'site'), fc.constant('edge')), (before, labels) => {
      const after = withExclusion(before);

      expect(excludesUnmanaged(after)).toBe(true);
      expect(reachesNode(after, { ...labels, [UNMANAGED_LABEL]: 'true' })).toBe(false);
      // and no managed node is lost
      expect(reachesNode(after, labels)).toBe(reachesNode(before, labels));
      expect(withExclusion(after)).toStrictEqual(after);
    }));
  });

  it('keeps everything else of each recorded group', () => {
    for (const [, one] of IMAGES) {
      const after = withExclusion(one);

      expect(hasExclusion(after)).toBe(true);
      expect(withoutExclusion(after).spec?.nodeSelector?.matchExpressions).toStrictEqual(one.spec?.nodeSelector?.matchExpressions);
      expect({ ...after, spec: { ...after.spec, nodeSelector: 0 } }).toStrictEqual({ ...one, spec: { ...one.spec, nodeSelector: 0 } });
    }
  });
});

describe('withoutExclusion', () => {
  it('takes back what was written, and nothing else', () => {
    const own = image({ matchLabels: { site: 'berlin' }, matchExpressions: [{ key: UNMANAGED_LABEL, operator: 'NotIn', values: ['true'] }] });

    expect(withoutExclusion(own)).toStrictEqual(own);
    expect(withoutExclusion(withExclusion(image({ matchLabels: { site: 'berlin' } })))).toStrictEqual(image({ matchLabels: { site: 'berlin' } }));
    expect(withoutExclusion(withExclusion({ spec: { osImage: 'a' } }))).toStrictEqual({ spec: { osImage: 'a' } });
  });

  it('asks for what the group asked for before', () => {
    fc.assert(fc.property(group.filter((one) => !hasExclusion(one)), (before) => {
      expect(nodeSelectorOf(withoutExclusion(withExclusion(before)))).toStrictEqual(nodeSelectorOf(before));
    }));
  });
});
