import { FLEET_SIZE, sampleFleet } from './machines';
import { SAMPLE_REGISTRATIONS } from './registrations';

describe('sampleFleet', () => {
  it('shows a newcomer every stage, several systems and who looks after them', () => {
    const fleet = sampleFleet(FLEET_SIZE);

    expect(fleet).toHaveLength(60);
    expect([...new Set(fleet.map(({ stage }) => stage))].sort()).toStrictEqual(
      ['adopted', 'agentConnected', 'awaitingReset', 'deleting', 'failed', 'inventoryOnly', 'provisioned', 'unknown'],
    );
    expect(new Set(fleet.map(({ system }) => system)).size).toBe(5);
    expect(new Set(fleet.map(({ registration }) => registration)).size).toBe(5);
  });

  it.each([0, 5, 60, 1000])('has %d machines with different names and addresses', (size) => {
    const fleet = sampleFleet(size);

    expect(fleet).toHaveLength(size);
    expect(new Set(fleet.map(({ name }) => name)).size).toBe(size);
    expect(new Set(fleet.map(({ address }) => address)).size).toBe(size);
  });

  it('has a cluster for those and only those that belong to one', () => {
    for (const { stage, cluster } of sampleFleet(1000)) {
      expect(cluster !== undefined).toBe(stage === 'adopted' || stage === 'provisioned');
    }
  });

  it('uses registrations that exist', () => {
    const names = SAMPLE_REGISTRATIONS.map(({ name }) => name);

    for (const { registration } of sampleFleet(1000)) {
      expect(names).toContain(registration);
    }
  });
});
