import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { POOL, machine, news, openPool, template, warnings } from '../../../../test/support/components/pool-selector';
import { UNMANAGED_LABEL } from '../../domain/labels';

jest.mock('../../composables/live-machines');

enableAutoUnmount(afterEach);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23, 8), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('the machines that match', () => {
  it('splits machines by what becomes of them, with links that leave the form alone', async () => {
    const { page, answer } = await openPool({ template: template({ matchLabels: POOL }), quantity: 2 });

    const unmanaged = { [UNMANAGED_LABEL]: 'true' };

    await answer([machine('ready', { labels: unmanaged }), machine('<b>none</b>', { status: {} }), machine('taken', { owner: 's' })]);
    expect(news(page)).toBe('3 machines match. 2 of them would be taken: 1 unmanaged, 1 managed.');
    expect(page.findAll('.matching-machines__groups > li > p').map((one) => one.text())).toStrictEqual([
      '1 machine is ready: an agent connected at least once.',
      'On 1 machine no agent ever connected.',
      '1 machine belongs to a cluster already, and is passed over.',
    ]);
    const links = page.findAll('.matching-machines a');

    expect(links.map((one) => one.text())).toStrictEqual(['ready', '<b>none</b>', 'taken'].map((name) => `${ name } (opens in a new tab)`));
    expect(links[0]?.attributes('target')).toBe('_blank');
    expect(links[0]?.attributes('href')).toBe('/c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/ready');
    expect(warnings(page)).toStrictEqual([
      expect.stringContaining('On 1 machine that matches no agent ever connected.'),
      expect.stringContaining('Unmanaged (1) and managed (1) machines match.'),
    ]);
  });

  it('names the clusters of those that belong to one, with links that leave the form alone', async () => {
    const selectors = [{ metadata: { name: 's', namespace: 'fleet-default', labels: { 'cluster.x-k8s.io/cluster-name': 'wharf' } } }];
    const { page, answer } = await openPool({ template: template({ matchLabels: POOL }), selectors });

    await answer([machine('free'), machine('taken', { owner: 's' }), machine('lost', { owner: 'nobody' })]);
    await flushPromises();
    const clusters = page.findAll('.matching-machines__cluster');

    expect(clusters.map((one) => one.text())).toStrictEqual(['Cluster:wharf (opens in a new tab)', 'Cluster:unknown']);
    expect(clusters[0]?.get('a').attributes()).toMatchObject({
      href: '/c/_/manager/provisioning.cattle.io.cluster/fleet-default/wharf', target: '_blank',
    });
  });

  it('follows the machines', async () => {
    const { page, answer } = await openPool({ template: template({ matchLabels: POOL }), quantity: 1 });

    await answer([machine('edge-1', { status: {} })]);
    expect(warnings(page)).toStrictEqual([expect.stringContaining('no agent ever connected. It would be adopted all the same')]);
    await answer([machine('edge-1')]);
    expect(warnings(page)).toStrictEqual([]);
    await answer([machine('edge-1', { owner: 's' })]);
    expect(warnings(page)).toStrictEqual([expect.stringContaining('The only machine that matches belongs to a cluster already')]);
  });

  it('compares with what the pool wants, as that changes', async () => {
    const { page, pool, answer } = await openPool({ template: template({ matchLabels: POOL }), quantity: 1 });

    await answer([machine('edge-1')]);
    pool.quantity = 3;
    await flushPromises();
    expect(warnings(page)).toStrictEqual([expect.stringContaining('The pool wants 3 machines, but only 1 that matches is free.')]);
    pool.quantity = '';
    await flushPromises();
    expect(warnings(page)).toStrictEqual([]);
  });

  it('doesn\'t ask more of a pool that has its machines', async () => {
    const annotations = { 'cluster.x-k8s.io/cloned-from-name': 'nc-1' };
    const selectors = [{ metadata: { name: 's', namespace: 'fleet-default', annotations, labels: { 'cluster.x-k8s.io/cluster-name': 'wharf' } } }];
    const options = { template: template({ matchLabels: POOL }, 'nc-1'), isNew: false, mode: 'edit', selectors };
    const { page, answer } = await openPool(options);

    await answer([machine('edge-1', { owner: 's' })]);
    expect(news(page)).toBe('1 machine matches.');
    expect(warnings(page)).toStrictEqual([]);
  });
});
