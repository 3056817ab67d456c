import * as fc from 'fast-check';
import { machine as anyMachine, READY } from '../../../../test/support/machines';
import { condition, validCondition } from '../../../../test/support/selectors';
import type { MachineInventory } from '../../types';
import { UNMANAGED_LABEL } from '../labels';
import { narrowings } from './narrowing';
import { selectorPreview } from './preview';
import { SELECTOR_WARNINGS, selectorWarnings, type SelectorQuestion } from './warnings';

const POOL = [{ key: 'pool', operator: 'Is', values: ['edge'] }];
const OWNER = { apiVersion: 'v1', kind: 'MachineInventorySelector', name: 's', uid: 'u' };

function machine(metadata: MachineInventory['metadata'] = {}, status: MachineInventory['status'] = READY): MachineInventory {
  return { metadata: { name: 'edge-1', namespace: 'fleet-default', ...metadata }, status };
}

interface Case extends Partial<Omit<SelectorQuestion, 'preview'>> {
  machines?: MachineInventory[];
  total?: number;
}

function warnings({ machines, total, namespace = 'fleet-default', ...rest }: Case): string[] {
  const preview = machines && selectorPreview(machines, { selector: { matchExpressions: [] }, total: total ?? machines.length, namespace });

  return selectorWarnings({ conditions: POOL, unreadable: 0, namespace, preview, ...rest }).map(({ name }) => name);
}

describe('selectorWarnings', () => {
  it.each<[string, Case, string[]]>([
    ['enough ready machines', { machines: [machine(), machine()], wanted: 2 }, []],
    ['nothing is known yet', { wanted: 2 }, []],
    ['another namespace than the machines\'', { machines: [machine()], namespace: 'lab', wanted: 1 }, ['otherNamespace', 'wrongNamespace']],
    ['machines of another namespace', { machines: [machine(), machine({ namespace: 'lab' })] }, ['otherNamespace']],
    ['no condition', { conditions: [], machines: [machine()] }, ['matchesEverything']],
    ['something that can\'t be shown', { conditions: [], unreadable: 1 }, ['unreadable']],
    ['an invalid condition', { conditions: [{ key: 'a b', operator: 'Is', values: ['-'] }] }, ['invalid']],
    ['no machine', { machines: [], wanted: 1 }, ['matchesNothing']],
    ['adopted machines only', { machines: [machine({ ownerReferences: [OWNER] })], wanted: 1 }, ['noneFree']],
    ['no agent', { machines: [machine({}, {})], wanted: 1 }, ['noAgent']],
    ['failed', { machines: [machine({}, { plan: { state: 'Failed' } })] }, ['notReady']],
    ['not ready', { machines: [machine({}, { plan: { state: 'Applied' } })] }, ['notReady']],
    ['too few', { machines: [machine()], wanted: 3 }, ['tooFew']],
    ['too few of those that were looked at', { machines: [machine()], total: 200, wanted: 3 }, ['partly']],
    [
      'adopted machines only, of those that were looked at',
      { machines: [machine({ ownerReferences: [OWNER] })], total: 200 },
      ['noneOfFirst', 'partly'],
    ],
    [
      'a pool that has what it wants, of those that were looked at',
      { machines: [machine({ ownerReferences: [OWNER] })], total: 200, wanted: 1, has: 1 },
      ['partly'],
    ],
    ['managed and unmanaged', { machines: [machine(), machine({ labels: { [UNMANAGED_LABEL]: 'true' } })] }, ['mixed']],
    ['more than wanted', { machines: [machine(), machine()], wanted: 1 }, ['more']],
    ['a pool that has what it wants', { machines: [machine({ ownerReferences: [OWNER] })], wanted: 1, has: 1 }, []],
    ['a pool that has what it wants, of machines that match no longer', { machines: [], wanted: 1, has: 1 }, []],
    ['a pool that has what it wants, and more are free', { machines: [machine()], wanted: 1, has: 1 }, []],
    ['a pool that has some, and finds no more', { machines: [machine({ ownerReferences: [OWNER] })], wanted: 2, has: 1 }, ['noneFree']],
    ['a pool that has some, and finds too few', { machines: [machine()], wanted: 3, has: 1 }, ['tooFew']],
    ['a pool that has some, and finds enough', { machines: [machine()], wanted: 2, has: 1 }, []],
    [
      'everything at once',
      { conditions: [], machines: [machine({}, {}), machine({ namespace: 'lab', labels: { [UNMANAGED_LABEL]: 'true' } })], total: 9, wanted: 1 },
      ['otherNamespace', 'matchesEverything', 'noAgent', 'mixed', 'more', 'partly'],
    ],
  ])('warns of %s', (_, question, expected) => {
    expect(warnings(question)).toStrictEqual(expected);
  });

  it('says which machines, what to do, and which click helps', () => {
    const [ready, without] = [machine(), machine({ name: 'edge-2' }, {})] as const;
    const preview = selectorPreview([ready, without], { selector: { matchExpressions: [] }, total: 2, namespace: 'fleet-default' });

    expect(selectorWarnings({ conditions: POOL, unreadable: 0, namespace: 'fleet-default', wanted: 2, preview })).toStrictEqual([{
      name: 'noAgent',
      severity: 'warning',
      message: { key: 'elemental.selector.warning.noAgent.message', args: { count: 1 } },
      nextStep: { key: 'elemental.selector.warning.noAgent.nextStep', args: { count: 1 } },
      machines: [without],
      narrowings: ['readyOnly'],
    }]);
  });

  it('has an answer to everything, the worst first, and each warning once', () => {
    const question = fc.record({
      conditions: fc.array(fc.oneof(condition, validCondition), { maxLength: 3 }),
      unreadable: fc.nat(2),
      namespace: fc.constantFrom('fleet-default', 'lab', ''),
      wanted: fc.option(fc.nat(4), { nil: undefined }),
      has: fc.nat(3),
    });

    fc.assert(fc.property(question, fc.option(fc.array(anyMachine), { nil: undefined }), fc.nat(3), (asked, machines, more) => {
      const about = { selector: { matchExpressions: [] }, total: (machines?.length ?? 0) + more, namespace: asked.namespace };
      const preview = machines && selectorPreview(machines, about);
      const names = selectorWarnings({ ...asked, preview }).map(({ name }) => name);

      expect(names).toStrictEqual(SELECTOR_WARNINGS.filter((name) => names.includes(name)));
    }));
  });

  it('offers a click where one helps: whoever narrows to what is ready isn\'t warned of agents, namespaces and failures any more', () => {
    fc.assert(fc.property(fc.array(anyMachine), (machines) => {
      const about = { selector: { matchExpressions: [] }, total: machines.length, namespace: 'fleet-default' };
      const found = narrowings(POOL, selectorPreview(machines, about), 'x').find(({ name }) => name === 'readyOnly');
      const after = found?.stamp && selectorPreview(found.stamp.machines, { ...about, total: found.stamp.machines.length });
      const question = { conditions: found?.conditions ?? [], unreadable: 0, namespace: 'fleet-default', preview: after };
      const names = selectorWarnings(question).map(({ name }) => name);

      expect(!found || names.every((name) => name === 'mixed')).toBe(true);
    }), { numRuns: 300 });
  });
});
