import * as fc from 'fast-check';
import { entries } from '../../../../../test/support/arbitraries';
import { lines } from '../../../../../test/support/problems';
import { recordedObjects } from '../../../../../test/support/recordings';
import type { MachineInventory } from '../../../types';
import { machineForm, withMachineForm } from '.';
import { machineFormProblems, machineProblems } from './problems';

const OPENED: MachineInventory = { metadata: { annotations: { 'edge.example.com/reg-version': 'v1' } } };

describe('machineProblems', () => {
  it('has none about what the real server took', () => {
    for (const [where, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      expect([where, machineProblems(machine)]).toStrictEqual([where, []]);
    }
  });

  it('finds what the server would refuse', () => {
    const labels = { 'bad key!': 'x', 'site': 'Berlin Mitte', 'rack': 7 as unknown as string };

    expect(lines(machineProblems({ metadata: { labels } }))).toStrictEqual([
      'error metadata > labels > rack: elemental.metadata.text',
      'error metadata > labels > bad key!: elemental.metadata.key',
      'error metadata > labels > site: elemental.metadata.labelValue',
    ]);
  });
});

describe('machineFormProblems', () => {
  it('names the keys that the form leaves alone', () => {
    const form = {
      ...machineForm(OPENED),
      labels: { 'site': 'berlin', 'ui.elemental.cattle.io/unmanaged': 'true' },
      annotations: { 'note': 'x', 'elemental.cattle.io/resettable': 'true', 'edge.example.com/auth': 'tpm', 'lab.example.com/auth': 'mine' },
    };

    expect(machineFormProblems(form, OPENED).map(({ message }) => message.args?.key))
      .toStrictEqual(['ui.elemental.cattle.io/unmanaged', 'elemental.cattle.io/resettable', 'edge.example.com/auth']);
    expect(lines(machineFormProblems(form, OPENED))).toStrictEqual([
      'error metadata > labels: elemental.machineForm.problem.protectedLabel',
      'error metadata > annotations: elemental.machineForm.problem.protectedAnnotation',
      'error metadata > annotations: elemental.machineForm.problem.protectedAnnotation',
    ]);
  });

  it('complains of exactly what would not be written', () => {
    fc.assert(fc.property(entries, entries, (labels, annotations) => {
      const form = { ...machineForm(OPENED), labels, annotations };
      const { metadata } = withMachineForm(OPENED, form);
      const unwritten = [...Object.keys(labels).filter((key) => !Object.hasOwn(metadata?.labels ?? {}, key)),
        ...Object.keys(annotations).filter((key) => metadata?.annotations?.[key] !== annotations[key])];

      expect(machineFormProblems(form, OPENED).map(({ message }) => message.args?.key)).toStrictEqual(unwritten);
    }));
  });
});
