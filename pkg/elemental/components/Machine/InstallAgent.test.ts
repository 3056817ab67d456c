import { flushPromises, type VueWrapper } from '@vue/test-utils';
import LabeledSelect from '@shell/components/form/LabeledSelect.vue';
import { mountInShell } from '../../../../test/support/components/mount';
import { CERTIFICATE, REGISTRATION, TOKEN } from '../../../../test/support/host-setup/registrations';
import { recording } from '../../../../test/support/recordings';
import type { Origin } from '../../domain/inventory/origin';
import type { MachineInventory, MachineRegistration } from '../../types';
import InstallAgent from './InstallAgent.vue';

// the dashboard gives it a component for its list that isn't in a test
jest.mock('@shell/components/form/LabeledSelect.vue', () => ({ props: ['value', 'label', 'options'], emits: ['update:value'], render: () => null }));

/** An unmanaged machine before its agent connected, and after. */
const { object: BEFORE } = recording('05-delete-matrix/G0-before.yaml') as { object: MachineInventory };
const { object: CONNECTED } = recording('05-delete-matrix/G1-agent-acked-empty-plan.yaml') as { object: MachineInventory };
const { object: FAILED } = recording('05-delete-matrix/G3-empty-plan-failed.yaml') as { object: MachineInventory };
const MANAGED = recording('03-register/edge-06.inventory.yaml') as MachineInventory;

const FOR_UNMANAGED: MachineRegistration = {
  ...REGISTRATION, metadata: { name: 'berlin-edge', namespace: 'fleet-default' }, status: { ...REGISTRATION.status, registrationToken: TOKEN },
};
const FOR_MANAGED: MachineRegistration = {
  metadata: { name: 'a-factory', namespace: 'fleet-default' }, spec: {}, status: { registrationURL: 'https://rancher.test/elemental/registration/x' },
};

interface Props {
  machine?: MachineInventory;
  state?: 'looking' | 'read' | 'unreadable';
  registrations?: MachineRegistration[];
  origin?: Origin;
}

const CA_CERTS = (): Promise<object> => Promise.resolve({ value: CERTIFICATE });

async function open({ machine = BEFORE, state = 'read', registrations = [], origin }: Props = {}, setting = CA_CERTS): Promise<VueWrapper> {
  const page = mountInShell(InstallAgent, { machine, state, registrations, origin }, { actions: { 'management/find': setting } });

  await flushPromises();

  return page;
}

function labelled(machine: MachineInventory): MachineInventory {
  return { ...machine, metadata: { ...machine.metadata, labels: { 'ui.elemental.cattle.io/registration': 'berlin-edge' } } };
}

function code(page: VueWrapper): string {
  return page.findAll('pre').map((one) => one.text()).join('\n');
}

describe('InstallAgent', () => {
  it.each([['has an agent', CONNECTED], ['is managed', MANAGED]])('shows nothing for a machine that %s', async (_why, machine) => {
    const page = await open({ machine, registrations: [FOR_UNMANAGED], origin: FOR_UNMANAGED });

    expect(page.text()).toBe('');
  });

  it('shows the steps for the registration endpoint that the machine came through', async () => {
    const page = await open({ registrations: [FOR_UNMANAGED], origin: FOR_UNMANAGED });

    expect(code(page)).toMatch(/^elemental-register .*--state-path \/etc\/elemental\/state\.yaml --install --no-toolkit$/m);
    expect(code(page)).toContain('systemctl restart elemental-system-agent.service');
    expect(page.findComponent(LabeledSelect).exists()).toBe(false);
  });

  it('says what the host gets for it, and how it stays the same machine', async () => {
    const text = (await open({ registrations: [FOR_UNMANAGED], origin: FOR_UNMANAGED })).text();

    expect(text).toContain('The host receives a token that can read and change every Secret in the namespace fleet-default.');
    expect(text).toContain(`keeps the machine ${ BEFORE.metadata?.name ?? '' }. For that, leave the file /etc/elemental/state.yaml`);
  });

  it('hides the secret until it is asked for', async () => {
    const page = await open({ registrations: [FOR_UNMANAGED], origin: FOR_UNMANAGED });

    expect(page.html()).not.toContain(TOKEN);
    await page.findAll('button').find((button) => button.text() === 'Show the secret')?.trigger('click');
    expect(code(page)).toContain(TOKEN);
  });

  it('waits for the agent, and says that it connected', async () => {
    const page = await open({ registrations: [FOR_UNMANAGED], origin: FOR_UNMANAGED });
    const status = page.get('[role=status][aria-live=polite]');

    expect(status.text()).toBe('No agent has connected yet. This page notices when one does.');
    await page.setProps({ machine: CONNECTED });
    // the same element, or a screen reader would say nothing
    expect(page.get('[role=status][aria-live=polite]').element).toBe(status.element);
    expect(status.text()).toMatch(/^An agent has connected\./);
    expect(page.findAll('pre')).toStrictEqual([]);
  });

  it('says that the agent connected and failed', async () => {
    const page = await open();

    await page.setProps({ machine: FAILED });
    expect(page.get('[role=status]').text()).toMatch(/^An agent has connected, but could not do what it was told\./);
  });

  it('is where a person can be led to', async () => {
    const page = await open();

    (page.vm as unknown as { focus: () => void }).focus();
    expect(document.activeElement).toBe(page.get('h2').element);
  });

  it('is gone with the machine', async () => {
    const page = await open();

    await page.setProps({ machine: { ...BEFORE, metadata: { ...BEFORE.metadata, deletionTimestamp: '2026-11-22T12:00:00Z' } } });
    expect(page.text()).toBe('');
  });

  it.each([
    ['doesn\'t say where it came from', BEFORE, undefined, /The machine doesn't say which registration endpoint it came through/],
    ['came through one that is gone', labelled(BEFORE), 'missing' as const, /through the registration endpoint berlin-edge, which isn't there/],
    ['came through one that was not read', labelled(BEFORE), undefined, /The registration endpoint berlin-edge, .* is not among those that were read/],
  ])('lets choose where the machine %s', async (_why, machine, origin, question) => {
    const page = await open({ machine, origin, registrations: [FOR_MANAGED, FOR_UNMANAGED] });
    const select = page.getComponent(LabeledSelect);

    expect(page.text()).toMatch(question);
    expect(select.props('options')).toStrictEqual([
      { value: 'berlin-edge', label: 'berlin-edge (unmanaged)' }, { value: 'a-factory', label: 'a-factory' },
    ]);
    expect(page.findAll('pre')).toStrictEqual([]);
    (select as VueWrapper).vm.$emit('update:value', 'berlin-edge');
    await flushPromises();
    expect(code(page)).toContain('--install --no-toolkit');
  });

  it('says what to do where there is no registration endpoint', async () => {
    expect((await open()).text()).toContain('There is no registration endpoint in the namespace fleet-default.');
  });

  it('says that it is looking', async () => {
    expect((await open({ state: 'looking' })).text()).toContain('Looking for the registration endpoint');
  });

  it('tries again where the registration endpoints can\'t be read', async () => {
    const page = await open({ state: 'unreadable' });

    expect(page.text()).toContain('Ask an administrator for the right to read them');
    await page.get('button').trigger('click');
    expect(page.emitted('retry')).toHaveLength(1);
  });

  it('says why a registration endpoint is of no use yet', async () => {
    const page = await open({ origin: { ...FOR_UNMANAGED, status: {} }, registrations: [] });

    expect(page.text()).toContain('Hosts can\'t register at berlin-edge at the moment. If this takes more than a minute');
    expect(page.findAll('pre')).toStrictEqual([]);
  });

  it('prints nothing for a host without the authority that it has to trust', async () => {
    const page = await open({ origin: FOR_UNMANAGED }, () => Promise.reject(new Error('forbidden')));

    expect(page.text()).toContain('(setting cacerts) can\'t be read');
    expect(page.findAll('pre')).toStrictEqual([]);
  });
});
