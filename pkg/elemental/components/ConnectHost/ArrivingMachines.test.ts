import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { ref, type Ref } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { newestMachines, type ShowNewest } from '../../composables/newest-machines';
import { ARRIVALS_SHOWN } from '../../domain/inventory/arrivals';
import { INVENTORY } from '../../types';
import ArrivingMachines from './ArrivingMachines.vue';

jest.mock('../../composables/newest-machines');

const NOW = Date.parse('2026-11-22T12:00:00Z');

/** As the model of a machine has it. */
function machine(name: string, time: string, host = { operatingSystem: 'Ubuntu 24.04.2 LTS', address: '192.0.2.7' }): object {
  return {
    metadata: { uid: name, name, creationTimestamp: `2026-11-22T${ time }Z` },
    detailLocation: `/machines/${ name }`,
    isUnmanaged: true,
    hostFacts: host,
  };
}

interface Page {
  page: VueWrapper;
  start: jest.Mock;
  lookAgain: jest.Mock;
  stop: jest.Mock;
  /** How many machines there are. */
  total: Ref<number>;
  /** The server's answer, newest first. */
  answer: (machines: object[]) => Promise<void>;
}

async function open({ labelled = true, start = jest.fn().mockResolvedValue(undefined) } = {}): Promise<Page> {
  const [lookAgain, stop, total] = [jest.fn().mockResolvedValue(undefined), jest.fn(), ref(1)];
  let show: ShowNewest = () => undefined;

  (newestMachines as jest.Mock).mockImplementation((_source: object, _store: object, showNewest: ShowNewest) => {
    show = showNewest;

    return { start, lookAgain, stop };
  });
  const props = { name: 'berlin-edge', namespace: 'fleet-default', labelled };
  const getters = { 'management/all': () => [{ counts: { [INVENTORY]: { summary: { count: total.value } } } }] };
  const page = mountInShell(ArrivingMachines, props, { router: await routerAt('/'), getters });
  const answer: Page['answer'] = async (machines) => {
    show(machines as Parameters<ShowNewest>[0], machines.length < ARRIVALS_SHOWN);
    await flushPromises();
  };

  await flushPromises();

  return { page, start, lookAgain, stop, total, answer };
}

function status(page: VueWrapper): string {
  return page.get('[role=status]').text();
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('ArrivingMachines', () => {
  it('waits, whatever is there already', async () => {
    const { page, answer } = await open();

    await answer([machine('old', '11:00:00')]);
    expect(status(page)).toBe('Waiting for your host…');
    expect(page.get('[role=status]').attributes('aria-live')).toBe('polite');
    expect(page.findAll('li')).toStrictEqual([]);
  });

  it('asks for the machines of its registration', async () => {
    await open();
    expect(newestMachines).toHaveBeenLastCalledWith(
      { name: 'berlin-edge', namespace: 'fleet-default', labelled: true }, expect.anything(), expect.anything(),
    );
  });

  it('shows each machine that arrives, the newest first', async () => {
    const { page, answer } = await open();

    await answer([machine('old', '11:00:00')]);
    await answer([machine('edge-1', '11:59:57'), machine('old', '11:00:00')]);
    expect(status(page)).toBe('edge-1 has arrived. More appear here as they come.');
    expect(page.get('li').text()).toMatch(/edge-1.*Unmanaged.*Ubuntu 24\.04\.2 LTS.*192\.0\.2\.7.*3 seconds ago/s);
    expect(page.get('li a').attributes('href')).toBe('/machines/edge-1');

    await answer([machine('edge-3', '11:59:59'), machine('edge-2', '11:59:58'), machine('edge-1', '11:59:57'), machine('old', '11:00:00')]);
    expect(status(page)).toBe('3 machines have arrived, edge-3 last. More appear here as they come.');
    expect(page.findAll('li a').map((link) => link.text())).toStrictEqual(['edge-3', 'edge-2', 'edge-1']);
  });

  it('says how long ago that was, live', async () => {
    const { page, answer } = await open();

    await answer([]);
    await answer([machine('edge-1', '12:00:00')]);
    expect(page.get('li').text()).toContain('just now');
    await jest.advanceTimersByTimeAsync(61_000);
    expect(page.get('li').text()).toContain('1 minute ago');
  });

  it('shows what a host says as text', async () => {
    const { page, answer } = await open();

    await answer([]);
    await answer([machine('edge-1', '12:00:00', { operatingSystem: '<img src=x onerror=alert(1)>', address: '{{ 1 }}' })]);
    expect(page.get('li').text()).toContain('<img src=x onerror=alert(1)>');
    expect(page.get('li').text()).toContain('{{ 1 }}');
    expect(page.find('img').exists()).toBe(false);
  });

  it('says that there may be more than it shows', async () => {
    const { page, answer } = await open();
    const many = Array.from({ length: ARRIVALS_SHOWN }, (_, index) => machine(`edge-${ index }`, '12:00:00'));

    await answer([]);
    await answer(many.slice(1));
    expect(page.text()).not.toContain('Only the 25 newest');
    await answer(many);
    expect(page.text()).toContain('Only the 25 newest are shown.');
    expect(page.findAll('li')).toHaveLength(ARRIVALS_SHOWN);
  });

  it('says where hosts appear that registered before, and what is uncertain without our label', async () => {
    expect((await open()).page.text()).toContain('A host that was registered before keeps its machine.');
    expect((await open({ labelled: false })).page.text()).toContain('all new machines of the namespace fleet-default are shown here');
  });

  it('says that machines can\'t be read, and tries again when asked to', async () => {
    const start = jest.fn().mockRejectedValueOnce(new Error('403')).mockResolvedValue(undefined);
    const { page } = await open({ start });

    expect(page.text()).toContain('The machine inventory can\'t be read at the moment.');
    expect(page.text()).not.toContain('Waiting for your host');
    await page.get('button').trigger('click');
    await flushPromises();
    expect(start).toHaveBeenCalledTimes(2);
    expect(status(page)).toBe('Waiting for your host…');
    expect(page.text()).not.toContain('can\'t be read');
  });

  it('looks again where a machine came and nobody told', async () => {
    const { answer, lookAgain, total } = await open();

    await answer([]);
    jest.advanceTimersByTime(10);
    total.value++;
    await flushPromises();
    jest.advanceTimersByTime(6000);
    expect(lookAgain).toHaveBeenCalledTimes(1);
  });

  it('stops listening, and its clock, when it goes', async () => {
    const { page, stop } = await open();

    page.unmount();
    expect(stop).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});
