import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { READY } from '../../../../test/support/machines';
import type { ClusterNode } from '../../domain/cluster/nodes';
import { REGISTRATION_LABEL, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION } from '../../domain/labels';
import { REGISTRATION } from '../../types';
import ClusterRemoval from './ClusterRemoval.vue';

const NAMESPACE = 'fleet-default';

function node(name: string, annotations: Record<string, string> = {}, labels: Record<string, string> = {}): ClusterNode {
  const inventory = { metadata: { name, namespace: NAMESPACE, annotations, labels }, status: READY };

  return { namespace: NAMESPACE, selector: name, machine: name, inventory, isUnmanaged: false, node: 'notYet' };
}

const RESETTABLE = { [RESETTABLE_ANNOTATION]: 'true' };
const UNMANAGED = { ...RESETTABLE, [UNMANAGED_ANNOTATION]: 'true' };

function open(nodes: ClusterNode[], total = nodes.length): { page: VueWrapper; asked: object[] } {
  const server = pagedServer({ [REGISTRATION]: [] });

  return { page: mountInShell(ClusterRemoval, { nodes, total }, server), asked: server.asked };
}

async function unfold(page: VueWrapper): Promise<void> {
  await page.get('details').trigger('toggle');
  await flushPromises();
}

describe('ClusterRemoval', () => {
  it('is folded, and asks for nothing before it is opened', async () => {
    const { page, asked } = open([node('till', UNMANAGED, { [REGISTRATION_LABEL]: 'pier' }), node('kiosk')]);

    expect(page.get('summary').text()).toBe('What happens to its 2 machines if this cluster is deleted');
    expect(page.get('details').attributes('open')).toBeUndefined();
    expect(page.find('li').exists()).toBe(false);
    await flushPromises();
    expect(asked).toStrictEqual([]);
  });

  it('says what happens to whom, with the names as text', async () => {
    const { page } = open([node('<b>till</b>', UNMANAGED), node('<i>kiosk</i>')]);

    await unfold(page);
    expect(page.text()).toMatch(/The agent of 1 machine writes the file .*<b>till<\/b>.*1 machine leaves the inventory at once.*<i>kiosk<\/i>/);
    expect(page.text()).toContain('turn the reset trigger of their machines off');
  });

  it('knows a registration that is gone, also when a machine came through another meanwhile', async () => {
    const { page, asked } = open([node('till', UNMANAGED)]);

    await unfold(page);
    expect(page.text()).not.toContain('1 machine will hang');
    expect(asked).toStrictEqual([]);
    await page.setProps({ nodes: [node('till', UNMANAGED, { [REGISTRATION_LABEL]: 'pier' })] });
    await flushPromises();
    expect(page.text()).toContain('1 machine will hang');
    expect(asked).toHaveLength(1);
  });

  it('is open where an unmanaged host would get the reset of a managed one', async () => {
    const { page } = open([node('kiosk'), node('till', { ...RESETTABLE, 'edge.example.com/os.unmanaged': 'true' })]);

    await flushPromises();
    expect(page.get('details').attributes('open')).toBeDefined();
    expect(page.get('li').text()).toMatch(/^Warning:.*the reset doesn't see that.*till.*Mark it as unmanaged, or turn its reset trigger off\./);
  });

  it('is there for machines that can\'t be read, and only says how many', async () => {
    const { page } = open([{ ...node('till'), inventory: undefined, absence: 'forbidden' }], 3);

    await unfold(page);
    expect(page.text()).toContain('3 more machines are not shown above');
  });

  it('isn\'t there where no machine would go', () => {
    const absent = (absence: 'gone' | 'waiting'): ClusterNode => ({ ...node(absence), inventory: undefined, absence });

    expect(open([absent('gone'), absent('waiting')]).page.find('details').exists()).toBe(false);
  });
});
