import { enableAutoUnmount } from '@vue/test-utils';
import { machine, news, openPool, press, template, warnings } from '../../../../test/support/components/pool-selector';

jest.mock('../../composables/live-machines');

enableAutoUnmount(afterEach);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23, 8), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('PoolSelector', () => {
  it('warns that a new pool takes everything, and looks in all namespaces', async () => {
    const { page, looks, answer } = await openPool();

    expect(news(page)).toBe('Looking for machines…');
    expect(looks).toMatchObject([{ selector: undefined }]);
    await answer([machine('edge-1')], 1);
    expect(news(page)).toBe('1 machine matches. 1 of them would be taken: 0 unmanaged, 1 managed.');
    expect(warnings(page)).toStrictEqual([expect.stringContaining('Without a condition, every machine of every namespace is selected')]);
  });

  it('says that none of the first machines is free, and leads to all of them in the inventory', async () => {
    const { page, answer } = await openPool({ template: template({ matchLabels: { pool: 'edge' } }) });
    const link = '.selector-warnings a';

    await answer([machine('edge-1', { owner: 's' }), machine('edge-2', { owner: 's' })], 1200);
    expect(warnings(page)).toStrictEqual([
      expect.stringMatching(/^None of the first 2 machines that match is free.* 1,200 match\. .*Open the machines that match in the inventory/),
      expect.stringMatching(/1,200 machines match, and not all of them were looked at.*Open the machines that match in the inventory/),
    ]);
    expect(page.get(link).attributes()).toMatchObject({
      href: '/c/_/elemental/elemental.cattle.io.machineinventory?label=pool=edge', target: '_blank',
    });
    await answer([machine('edge-1', { owner: 's' })]);
    expect([warnings(page).length, page.find(link).exists()]).toStrictEqual([1, false]);
  });

  it('leads nowhere that shows other machines: the inventory can\'t be filtered by several values of a label', async () => {
    const matchExpressions = [{ key: 'pool', operator: 'In', values: ['edge', 'core'] }];
    const { page, answer } = await openPool({ template: template({ matchExpressions }) });

    await answer([machine('edge-1', { owner: 's' })], 1200);
    expect(warnings(page)).toHaveLength(2);
    expect(page.find('.selector-warnings a').exists()).toBe(false);
  });

  it('is to be read only where nobody edits', async () => {
    const matchExpressions = [{ key: 'site', operator: 'NotIn', values: ['a', 'b'] }];
    const { page, answer } = await openPool({ template: template({ matchExpressions }), mode: 'view' });

    await answer([]);
    expect(page.get('.condition-texts').text().replace(/\s+/g, ' ')).toBe('site is missing or none of a, b');
    expect(page.findAll('input, select')).toStrictEqual([]);
    expect(page.findAll('button')).toStrictEqual([]);
    expect(news(page)).toBe('No machine matches.');
  });

  it('says that machines can\'t be read, and tries again', async () => {
    const start = jest.fn().mockRejectedValueOnce(new Error('503')).mockResolvedValue(undefined);
    const { page, looks, answer } = await openPool({ start });

    expect(page.text()).toContain('The machines can\'t be read at the moment.');
    await press(page, /^Try again$/);
    expect(looks).toHaveLength(2);
    await answer([]);
    expect(news(page)).toBe('No machine matches.');
  });

  it('lets somebody write conditions who may not see machines', async () => {
    const { page, looks, template: saved } = await openPool({ rights: 'none' });

    expect(looks).toStrictEqual([]);
    expect(page.text()).toContain('Your role doesn\'t let you see machines');
    await press(page, /^Add condition$/);
    await page.get('[aria-label="Key of condition 1"]').setValue('site');
    expect(saved.spec?.template?.spec?.selector).toStrictEqual({ matchLabels: { site: '' } });
  });
});

describe('two pools', () => {
  it('have nothing to do with each other', async () => {
    const [one, other] = [await openPool(), await openPool({ index: 1 })];

    await press(one.page, /^Add condition$/);
    await one.page.get('[aria-label="Key of condition 1"]').setValue('site');
    expect(other.page.findAll('[aria-label^="Key of"]')).toStrictEqual([]);
    expect(other.template.spec?.template?.spec?.selector).toStrictEqual({});
    one.page.unmount();
    expect(one.looks[0]?.stop).toHaveBeenCalledTimes(1);
    expect(other.looks[0]?.stop).not.toHaveBeenCalled();
  });
});
