import * as fc from 'fast-check';
import { machine as anyMachine } from '../../../../test/support/machines';
import { recording } from '../../../../test/support/recordings';
import { validRequirement } from '../../../../test/support/selectors';
import type { MachineInventory } from '../../types';
import { matchesSelector } from '../inventory/label-filter';
import { machineState } from '../inventory/state';
import { FITNESSES, fitnessOf, selectorPreview, type Fitness } from './preview';

function recorded(file: string): MachineInventory {
  const content = recording(file) as { object?: MachineInventory; machineInventory?: MachineInventory; inventory?: MachineInventory };

  return content.object ?? content.machineInventory ?? content.inventory ?? content as MachineInventory;
}

describe('fitnessOf', () => {
  it.each<[string, Fitness]>([
    ['03-register/edge-01.inventory.yaml', 'noAgent'],
    ['05-delete-matrix/B0-resettable-unmanaged.before.yaml', 'noAgent'],
    ['05-delete-matrix/B1-resettable-unmanaged.stuck.yaml', 'deleting'],
    ['05-delete-matrix/G1-agent-acked-empty-plan.yaml', 'ready'],
    ['05-delete-matrix/G3-empty-plan-failed.yaml', 'failed'],
    ['05-delete-matrix/real-agent/0-before-agent.yaml', 'noAgent'],
    ['05-delete-matrix/real-agent/1-agent-running.yaml', 'ready'],
    ['06-adoption/02-adopted.machine-has-no-bootstrap-secret.yaml', 'adopted'],
    ['06-adoption/04-bootstrapped.yaml', 'adopted'],
    ['06-adoption/06-bootstrap-failed.yaml', 'adopted'],
    ['06-adoption/07-selector-deleted.inventory.yaml', 'deleting'],
    ['06-adoption/08-selector-without-machine.yaml', 'adopted'],
    ['06-adoption/09-selector-in-other-namespace.2s.yaml', 'deleting'],
    ['11-v1-json-per-state/inventory.1-registered-no-agent.json', 'noAgent'],
    ['11-v1-json-per-state/inventory.2-agent-connected.json', 'ready'],
    ['11-v1-json-per-state/inventory.5-bootstrapped.json', 'adopted'],
    ['11-v1-json-per-state/inventory.6-deleting-waiting-for-reset.json', 'deleting'],
  ])('of the recording %s is %s', (file, fitness) => {
    expect(fitnessOf(recorded(file), 'fleet-default')).toBe(fitness);
  });

  it('is what Kubernetes makes of a machine that a selector elsewhere adopts', () => {
    const { events } = recording('06-adoption/13-cross-namespace-not-resettable.yaml') as { events: { object: MachineInventory }[] };
    const free = { ...events[0]?.object, metadata: { ...events[0]?.object.metadata, ownerReferences: [] } };

    expect(fitnessOf(free, 'fleet-local')).toBe('otherNamespace');
    expect(fitnessOf(free, 'fleet-default')).toBe('noAgent');
    expect(events.map(({ object }) => fitnessOf(object, 'fleet-local'))).toStrictEqual(['adopted', 'deleting', 'deleting']);
  });

  it('is ready exactly where the machine is ready to provision', () => {
    fc.assert(fc.property(anyMachine, (one) => {
      expect(fitnessOf(one, 'fleet-default') === 'ready').toBe(machineState(one) === 'readyToProvision');
    }), { numRuns: 1000 });
  });

  it('is not ready while the operator isn\'t done with a machine that has an agent', () => {
    const one = recorded('05-delete-matrix/G1-agent-acked-empty-plan.yaml');

    expect(fitnessOf({ ...one, status: { plan: { state: 'Applied' }, conditions: [] } }, 'fleet-default')).toBe('notReady');
  });
});

describe('what the server can select machines by', () => {
  interface Answers { filter: { http: number }; exists: { http: number } }
  const { machineinventories: answers } = recording('10-steve/filter-sort.yaml') as { machineinventories: Record<string, Answers> };

  it.each([
    'status.plan.state', 'status.plan.checksum', 'status.conditions', 'metadata.deletionTimestamp', 'metadata.ownerReferences',
    'metadata.annotations[elemental.cattle.io/os.unmanaged]',
  ])('is not %s, so a page is sorted here', (field) => {
    expect(answers[field]?.filter.http).toBe(422);
  });

  it('is a label', () => {
    expect(answers['metadata.labels[elemental-ui.test/unmanaged]']).toMatchObject({ filter: { http: 200 }, exists: { http: 200 } });
  });
});

describe('selectorPreview', () => {
  const ready = recorded('05-delete-matrix/G1-agent-acked-empty-plan.yaml');
  const without = recorded('06-adoption/04-bootstrapped.yaml');

  it('leaves out what doesn\'t match any more, and counts so', () => {
    const selector = { matchExpressions: [{ key: 'pool', operator: 'Exists' as const }] };
    const one = { ...ready, metadata: { ...ready.metadata, labels: { pool: 'edge' } } };

    expect(selectorPreview([one, ready], { selector, total: 2, namespace: 'fleet-default' })).toMatchObject({
      total: 1, isAll: true, free: [one], ready: [one], unmanaged: 1, managed: 0,
      groups: [{ name: 'ready', machines: [one], isWarning: false, message: { key: 'elemental.selector.fitness.ready', args: { count: 1 } } }],
    });
  });

  it('says when it has not seen all', () => {
    expect(selectorPreview([ready, without], { selector: { matchExpressions: [] }, total: 100_000, namespace: 'fleet-default' })).toMatchObject({
      total: 100_000, isAll: false, free: [ready],
    });
  });

  it('has each machine that matches in one group, and counts only those that would be adopted', () => {
    const expressions = fc.array(validRequirement, { maxLength: 2 });

    fc.assert(fc.property(fc.array(anyMachine), expressions, fc.constantFrom('fleet-default', 'lab'), (machines, matchExpressions, namespace) => {
      const preview = selectorPreview(machines, { selector: { matchExpressions }, total: machines.length, namespace });
      const grouped = preview.groups.flatMap((group) => group.machines);

      expect(new Set(grouped)).toStrictEqual(new Set(machines.filter(({ metadata }) => matchesSelector(metadata?.labels, { matchExpressions }))));
      expect(grouped).toHaveLength(preview.total);
      expect(preview.managed + preview.unmanaged).toBe(preview.free.length);
      expect(preview.ready.every((one) => preview.free.includes(one))).toBe(true);
      expect(preview.groups.map(({ name }) => name)).toStrictEqual(FITNESSES.filter((name) => preview.groups.some((one) => one.name === name)));
    }));
  });
});
