import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { copyTextToClipboard } from '@shell/utils/clipboard';
import { mountInShell } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import { HOST_TROUBLES } from '../../domain/host-troubles/match';
import HostTroubles from './HostTroubles.vue';

jest.mock('@shell/utils/clipboard', () => ({ copyTextToClipboard: jest.fn() }));

const copyTo = copyTextToClipboard as jest.Mock;

function troubles(mode: 'inventory' | 'kubernetes' = 'kubernetes'): VueWrapper {
  return mountInShell(HostTroubles, { mode });
}

function titles(wrapper: VueWrapper): string[] {
  return wrapper.findAll('.trouble-details summary').map((summary) => summary.text());
}

async function type(wrapper: VueWrapper, text: string): Promise<void> {
  await wrapper.get('textarea').setValue(text);
}

describe('HostTroubles', () => {
  it('lists everything that can go wrong, in words', () => {
    const wrapper = troubles();

    expect(titles(wrapper)).toHaveLength(HOST_TROUBLES.length);
    expect(wrapper.text()).not.toMatch(/elemental\.hostTrouble/);
    expect(wrapper.findAll('h3').map((heading) => heading.text())).toStrictEqual([
      'The client and its configuration', 'The host\'s identity', 'On the way to Rancher', 'In Rancher', 'The system agent',
      'Without an error message',
    ]);
    expect(wrapper.findAll('.trouble-details[open]')).toStrictEqual([]);
  });

  it('leaves out the agent where the host has none, unless the message is about it', async () => {
    const wrapper = troubles('inventory');

    expect(wrapper.text()).not.toContain('The system agent');
    expect(wrapper.text()).not.toContain('Inventory only');
    expect(titles(wrapper)).toContain('The machine is shown as managed');
    await type(wrapper, 'Unit elemental-system-agent.service not found.');
    expect(titles(wrapper)).toStrictEqual(['The system agent isn\'t installed']);
  });

  it('finds the cause of a pasted log, and says what to do', async () => {
    const wrapper = troubles();

    await type(wrapper, (recording('03-register/failures/f-notpm.run.yaml') as { output: string }).output);
    expect(titles(wrapper)).toStrictEqual(['The host has no TPM']);
    expect(wrapper.find('.trouble-details[open]').exists()).toBe(true);
    expect(wrapper.text()).toContain('The client found no TPM that it can open.');
    expect(wrapper.text()).toContain('Let the registration endpoint emulate a TPM with the seed -1');
    expect(wrapper.get('[role=status]').text()).toBe('One known cause');
  });

  it('opens the likeliest of several causes', async () => {
    const wrapper = troubles();

    await type(wrapper, 'x: TPM device not available\ndial tcp 192.0.2.1:443: connect: connection refused');
    expect(titles(wrapper)).toStrictEqual(['Nothing answers at Rancher\'s address', 'The host has no TPM']);
    expect(wrapper.findAll('.trouble-details[open]')).toHaveLength(1);
    expect(wrapper.get('.trouble-details').attributes('open')).toBeDefined();
    expect(wrapper.get('[role=status]').text()).toBe('2 known causes, the likeliest first');
  });

  it('finds by words what a person reads', async () => {
    const wrapper = troubles();

    await type(wrapper, 'PROXY');
    expect(titles(wrapper)).toContain('A proxy is in the way');
    expect(titles(wrapper).length).toBeLessThan(5);
    await type(wrapper, '');
    expect(titles(wrapper)).toHaveLength(HOST_TROUBLES.length);
    expect(wrapper.get('[role=status]').text()).toBe('');
  });

  it('says where to look if it knows nothing', async () => {
    const wrapper = troubles();

    await type(wrapper, 'FATAL: something that nobody has seen');
    expect(titles(wrapper)).toStrictEqual([]);
    expect(wrapper.findAll('code').map((code) => code.text())).toStrictEqual([
      'journalctl -u elemental-register-systemd',
      'journalctl -u elemental-system-agent',
      'kubectl logs -n cattle-elemental-system -l app=elemental-operator --tail=200',
    ]);
    expect(wrapper.get('[role=status]').text()).toBe('Nothing we know of has these words.');
  });

  it('copies a command', async () => {
    copyTo.mockResolvedValue(undefined);
    const wrapper = troubles();

    await type(wrapper, 'update error: MachineInventory not found');
    await wrapper.get('.trouble-command button').trigger('click');
    await flushPromises();
    expect(copyTo).toHaveBeenCalledWith('rm /etc/elemental/state.yaml');
    expect(wrapper.get('.trouble-command').text()).toMatch(/^On the host, as root.*Copied$/s);
    expect(wrapper.get('.trouble-command button').attributes('aria-label')).toBe('Copy: rm /etc/elemental/state.yaml');
  });

  it('says what to do where the browser refuses to copy', async () => {
    copyTo.mockRejectedValue(new Error('denied'));
    const wrapper = troubles();

    await type(wrapper, 'websocket: close 1006');
    await wrapper.get('.trouble-command button').trigger('click');
    await flushPromises();
    expect(wrapper.get('.trouble-command').text()).toMatch(/^On the cluster “local”.*The browser refused to copy\./s);
  });

  it('says that what is pasted stays here, and has no spelling service read it', () => {
    const wrapper = troubles();

    expect(wrapper.text()).toContain('What you paste stays in this browser.');
    expect(wrapper.get('textarea').attributes()).toMatchObject({ autocomplete: 'off', spellcheck: 'false' });
    expect(wrapper.get('label').find('textarea').exists()).toBe(true);
  });
});
