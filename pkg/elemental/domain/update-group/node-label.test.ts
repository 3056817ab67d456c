import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector } from '../../types';
import { planContent } from '../inventory/plan-content';
import type { PlanReport } from '../inventory/plan';
import { nodeLabel } from './node-label';

interface Recorded {
  machineInventory: MachineInventory;
  machineInventorySelector: MachineInventorySelector;
  plan_secret: { plan: object };
}

const WRITTEN = recording('06-adoption/03-bootstrap-plan-written.no-agent.yaml') as Recorded;
const WAITING = recording('06-adoption/02-adopted.machine-has-no-bootstrap-secret.yaml') as Recorded;
const FILE = '/etc/rancher/k3s/config.yaml.d/99-elemental-inventory-labels.yaml';

function plan(content: string, path = FILE, type: PlanReport['type'] = 'bootstrap'): Pick<PlanReport, 'type' | 'content'> {
  return { type, content: { files: [{ path, permissions: '0600', isDirectory: false, content }], commands: [] } };
}

function known(read: Parameters<typeof nodeLabel>[1]): string {
  return nodeLabel(WRITTEN.machineInventory, { selector: WRITTEN.machineInventorySelector, ...read });
}

describe('nodeLabel', () => {
  it('comes with the plan that isn\'t written yet', () => {
    expect(nodeLabel({}, {})).toBe('comes');
    expect(nodeLabel(WAITING.machineInventory, { selector: WAITING.machineInventorySelector })).toBe('comes');
    // without the selector it can't be told
    expect(nodeLabel(WAITING.machineInventory, {})).toBe('unknown');
  });

  it('is what the plan says, once that was read', () => {
    const recorded = { type: 'bootstrap' as const, content: planContent(JSON.stringify(WRITTEN.plan_secret.plan)) };

    expect(known({})).toBe('unknown');
    expect(known({ plan: recorded })).toBe('lacked');
    expect(known({ plan: plan('node-label+:\n    - pool=edge\n    - ui.elemental.cattle.io/unmanaged=true\n') })).toBe('had');
    expect(known({ plan: plan('node-label+: [ui.elemental.cattle.io/unmanaged=false]') })).toBe('lacked');
  });

  it.each([
    ['another plan', plan('node-label+: [pool=edge]', FILE, 'reset')],
    ['no file of labels', plan('node-label+: [pool=edge]', '/etc/hosts')],
    ['no labels', plan('node-name: a')],
    ['something else', plan('pool')],
    ['nothing that can be read', plan('node-label+: [')],
    ['no plan', { type: 'bootstrap' as const }],
  ])('can\'t be told from %s', (_, read) => {
    expect(known({ plan: read })).toBe('unknown');
  });
});
