import { recording } from '../../../../../test/support/recordings';
import type { MachineInventory } from '../../../types';
import { editable } from '../../editable';
import { toYaml } from '../../yaml/document';
import { parseResource } from '../../yaml/resource';
import { machineShape } from './shape';

const MACHINE = recording('03-register/edge-01.inventory.yaml') as MachineInventory;
const YAML = toYaml(editable(MACHINE));

function problem(text: string): unknown {
  const parsed = parseResource(text, machineShape(MACHINE));

  return parsed.ok ? undefined : parsed.problem.message;
}

describe('machineShape', () => {
  it('takes the machine as it is', () => {
    expect(problem(YAML)).toBeUndefined();
  });

  it.each([
    ['namespace: fleet-default', 'namespace: elsewhere', 'metadata.namespace'],
    ['name: m-', 'name: n-', 'metadata.name'],
    ['kind: MachineInventory', 'kind: MachineRegistration', 'kind'],
    ['apiVersion: elemental.cattle.io/v1beta1', 'apiVersion: v1', 'apiVersion'],
  ])('keeps %s', (from, to, path) => {
    expect(YAML).toContain(from);
    expect(problem(YAML.replace(from, to))).toMatchObject({ key: 'elemental.yaml.fixed', args: { path } });
  });

  it('wants a map as specification', () => {
    expect(problem(YAML.replace(/^spec:\n( .*\n)+/m, 'spec: x\n'))).toMatchObject({ key: 'elemental.yaml.mustBeMap', args: { path: 'spec' } });
  });
});
