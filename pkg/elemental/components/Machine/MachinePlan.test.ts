import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import type { PlanReport } from '../../domain/inventory/plan';
import MachinePlan from './MachinePlan.vue';

jest.mock('@shell/utils/time', () => ({ dateTimeFormat: (time: string) => time }));

const SECRET = 'token: <b>s3cr3t</b>';
const REPORT: PlanReport = {
  type: 'bootstrap', outcome: 'failed', failures: 2, checksum: 'abc', lastReport: 0,
  content: {
    files: [
      { path: '/etc/rancher/config.yaml', permissions: '0600', isDirectory: false, content: SECRET },
      { path: '/bin/true', permissions: '', isDirectory: false }, { path: '/srv', permissions: '', isDirectory: true, content: '' },
    ],
    commands: [{ title: 'join', words: ['sh', '-c', 'join --token s3cr3t'] }, { title: '', words: [] }],
  },
};

const tab = (plan: unknown): VueWrapper => mountInShell(MachinePlan, { plan, namespace: 'fleet-default' });
const read = (report: Partial<PlanReport> = {}, output: unknown = []): VueWrapper => (
  tab({ state: 'read', object: { report: { ...REPORT, ...report }, output } }));

describe('MachinePlan', () => {
  it('hides what files and commands hold until asked for', async () => {
    const wrapper = read();

    expect(wrapper.text()).toContain('/etc/rancher/config.yaml');
    expect(wrapper.text()).toContain('join');
    expect(wrapper.html()).not.toContain('s3cr3t');
    const show = wrapper.get('button[aria-label="Show: /etc/rancher/config.yaml"]');

    expect(show.attributes('aria-expanded')).toBe('false');
    await show.trigger('click');
    expect(wrapper.get('pre').text()).toBe(SECRET);
    expect(wrapper.find('b').exists()).toBe(false);
    await wrapper.get('button[aria-label="Hide: /etc/rancher/config.yaml"]').trigger('click');
    expect(wrapper.html()).not.toContain('s3cr3t');
    await wrapper.get('button[aria-label="Show: join"]').trigger('click');
    expect(wrapper.get('pre').text()).toContain('join --token s3cr3t');
  });

  it('offers to show only what can be shown', () => {
    const wrapper = read();

    expect(wrapper.findAll('button').map((button) => button.text())).toStrictEqual(['Show', 'Show', 'Read again']);
    expect(wrapper.text()).toContain('(not text)');
    expect(wrapper.text()).toContain('(folder)');
  });

  it('says what became of it, and what the agent\'s commands said', () => {
    const wrapper = read({}, [{ name: 'join', text: 'no <route>' }]);

    expect(wrapper.text()).toContain('Failed on the host');
    expect(wrapper.text()).toMatch(/Failures in a row\s*2/);
    expect(wrapper.get('pre').text()).toBe('no <route>');
    expect(read().text()).toContain('Look at the log of elemental-system-agent on the host.');
    expect(read({ outcome: 'applied' }).text()).toContain('The agent kept no output of this plan.');
    expect(tab({ state: 'read', object: { report: REPORT } }).text()).toContain('can\'t be unpacked');
    expect(read({ outcome: 'waiting' }).text()).not.toContain('What the commands said');
  });

  it('says that the plan does nothing, or is none', () => {
    expect(read({ content: { files: [], commands: [] } }).text()).toContain('to do nothing');
    expect(read({ content: undefined }).text()).toContain('is no plan');
  });

  it('has a sentence for each reason why there is nothing to see', async () => {
    expect(tab(undefined).text()).toContain('Reading the plan');
    expect(tab({ state: 'reading' }).attributes('aria-busy')).toBe('true');
    expect(tab({ state: 'forbidden' }).text()).toContain('no right to read Secrets in the namespace fleet-default');
    expect(tab({ state: 'forbidden' }).find('button').exists()).toBe(false);
    expect(tab({ state: 'missing' }).text()).toContain('has no plan');
    const failed = tab({ state: 'failed', detail: 'timeout' });

    expect(failed.text()).toContain('timeout');
    await failed.get('button').trigger('click');
    expect(failed.emitted('read')).toHaveLength(1);
  });
});
