import { recording } from '../../test/support/recordings';
import { bootstrapPlan } from './bootstrap-plan';
import { planChecksum } from './plans';

interface Recorded {
  machineInventory: { metadata: { name: string; labels: Record<string, string> } };
  plan_secret: { plan: { files: { content: string }[] }; sha256: string };
}

describe('bootstrapPlan', () => {
  it('has the bytes of the recorded one', () => {
    const { machineInventory: { metadata }, plan_secret: secret } = recording('06-adoption/03-bootstrap-plan-written.no-agent.yaml') as Recorded;
    const script = Buffer.from(secret.plan.files[0]?.content ?? '', 'base64');

    expect(planChecksum(bootstrapPlan({ script, ...metadata }))).toBe(secret.sha256);
  });

  it('has a file for no labels too', () => {
    const { files } = JSON.parse(bootstrapPlan({ script: Buffer.from(''), name: 'edge-1' })) as { files: { path: string; content: string }[] };
    const labels = files.filter(({ path }) => path.endsWith('99-elemental-inventory-labels.yaml'));

    expect(labels.map(({ content }) => Buffer.from(content, 'base64').toString())).toEqual(['node-label+: []\n', 'node-label+: []\n']);
  });
});
