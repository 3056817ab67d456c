import { recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { agentHasReported, needsAgent } from './agent';

function recorded(file: string): MachineInventory {
  const content = recording(file) as MachineInventory & { object?: MachineInventory };

  return content.object ?? content;
}

describe('agentHasReported', () => {
  it.each([
    ['05-delete-matrix/G0-before.yaml', false],
    ['05-delete-matrix/G1-agent-acked-empty-plan.yaml', true],
    ['05-delete-matrix/G3-empty-plan-failed.yaml', true],
    ['03-register/edge-06.inventory.yaml', false],
  ])('of the recording %s is %s', (file, expected) => {
    expect(agentHasReported(recorded(file))).toBe(expected);
  });
});

describe('needsAgent', () => {
  it.each([
    ['05-delete-matrix/G0-before.yaml', true],
    ['05-delete-matrix/G1-agent-acked-empty-plan.yaml', false],
    // managed: its installation brings the agent
    ['03-register/edge-06.inventory.yaml', false],
    ['05-delete-matrix/B1-resettable-unmanaged.stuck.yaml', false],
  ])('of the recording %s is %s', (file, expected) => {
    expect(needsAgent(recorded(file))).toBe(expected);
  });
});
