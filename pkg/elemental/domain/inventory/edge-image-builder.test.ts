import { recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { mayBeEdgeImageBuilt } from './edge-image-builder';

function machine(annotations: Record<string, string>): MachineInventory {
  return { metadata: { annotations: { 'elemental.cattle.io/os.unmanaged': 'true', ...annotations } } };
}

describe('mayBeEdgeImageBuilt', () => {
  it.each(['sl-micro', 'sle-micro', 'sles', 'opensuse-leap', ''])('may be with %j', (id) => {
    expect(mayBeEdgeImageBuilt(machine({ 'elemental.cattle.io/os.id': id }))).toBe(true);
  });

  it.each(['ubuntu', 'debian', 'rhel', 'slackware'])('is not with %s', (id) => {
    expect(mayBeEdgeImageBuilt(machine({ 'elemental.cattle.io/os.id': id }))).toBe(false);
  });

  it('reads what the host says under another prefix, too', () => {
    expect(mayBeEdgeImageBuilt(machine({ 'edge.example.com/reg-version': 'v1', 'edge.example.com/os.id': 'rhel' }))).toBe(false);
  });

  it('is never a managed machine', () => {
    const { object } = recording('05-delete-matrix/F1-managed.stuck.yaml') as { object: MachineInventory };

    expect(mayBeEdgeImageBuilt(object)).toBe(false);
  });
});
