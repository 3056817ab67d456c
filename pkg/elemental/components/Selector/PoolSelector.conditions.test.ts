import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { POOL, machine, news, openPool, press, template, warnings } from '../../../../test/support/components/pool-selector';
import { UNMANAGED_LABEL } from '../../domain/labels';

jest.mock('../../composables/live-machines');

enableAutoUnmount(afterEach);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23, 8), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('the conditions of PoolSelector', () => {
  it('writes conditions into the template, and asks once somebody has stopped typing', async () => {
    const { page, template: saved, looks, answer, rest } = await openPool();

    await answer([]);
    await press(page, /^Add condition$/);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Key of condition 1');
    await page.get('[aria-label="Key of condition 1"]').setValue('example.com/site');
    await page.get('[aria-label="Value of condition 1"]').setValue('whar');
    await page.get('[aria-label="Value of condition 1"]').setValue('wharf');
    expect(JSON.parse(JSON.stringify(saved))).toStrictEqual({
      metadata: { namespace: 'fleet-default' }, spec: { template: { spec: { selector: { matchLabels: { 'example.com/site': 'wharf' } } } } },
    });
    expect(looks).toHaveLength(1);
    await rest();
    expect(looks.slice(1)).toMatchObject([{ selector: { matchExpressions: [{ key: 'example.com/site', operator: 'In', values: ['wharf'] }] } }]);
    expect(looks[0]?.stop).toHaveBeenCalledTimes(1);

    await press(page, /^Remove$/);
    expect(saved.spec).toStrictEqual({ template: { spec: { selector: {} } } });
    expect(document.activeElement?.textContent?.trim()).toBe('Add condition');
  });

  it('says nothing against a row that is being written, and everything once it is left', async () => {
    const { page, answer, rest } = await openPool({ template: template({ matchLabels: POOL }) });

    await answer([machine('edge-1')]);
    await press(page, /^Add condition$/);
    await page.get('[aria-label="Key of condition 2"]').setValue('a b');
    await rest();
    expect(page.text()).not.toContain('is not a valid key');
    expect(warnings(page)).toStrictEqual([]);
    await page.get('[aria-label="Key of condition 2"]').trigger('focusout', { relatedTarget: document.body });
    const key = page.get('[aria-label="Key of condition 2"]');

    expect(key.attributes('aria-invalid')).toBe('true');
    expect(page.get(`#${ key.attributes('aria-describedby') ?? '' }`).text()).toMatch(/^“a b” is not a valid key: a name is made of/);
    await rest();
    expect(news(page)).toMatch(/^As it is, the selector can't match any machine\./);
    expect(warnings(page)).toStrictEqual([expect.stringContaining('1 condition is not valid.')]);
  });

  it('has an answer for the shell that wants to save', async () => {
    const { page } = await openPool();
    const { test } = page.vm as unknown as { test: () => { errors: string[] } };

    expect(test()).toStrictEqual({ errors: [] });
    await press(page, /^Add condition$/);
    expect(test()).toStrictEqual({ errors: ['The key of the label is missing. Enter it, or remove the condition.'] });
    await flushPromises();
    expect(page.get('[aria-label="Key of condition 1"]').attributes('aria-invalid')).toBe('true');
  });

  it('lets pass what was wrong before and nobody touched', async () => {
    const { page } = await openPool({ template: template({ matchLabels: { 'a b': 'c' } }), isNew: false, mode: 'edit' });

    expect((page.vm as unknown as { test: () => object }).test()).toStrictEqual({ errors: [] });
  });

  it('leaves the focus alone while somebody goes from one input to the next', async () => {
    const { page } = await openPool();

    await press(page, /^Add condition$/);
    (document.activeElement as HTMLElement).blur();
    // as browsers do on the way to the next input: nothing has the focus
    await page.get('[aria-label="Key of condition 1"]').setValue('site');
    await flushPromises();
    expect(document.activeElement).toBe(document.body);
  });

  it('keeps Enter for its buttons and links, and leaves it to the shell elsewhere', async () => {
    const { page } = await openPool();
    const reached = jest.fn();

    document.body.addEventListener('keydown', reached);
    await press(page, /^Add condition$/);
    await page.get('input').trigger('keydown', { key: 'Enter' });
    expect(reached).toHaveBeenCalledTimes(1);
    await page.get('button').trigger('keydown', { key: 'Enter' });
    expect(reached).toHaveBeenCalledTimes(1);
    document.body.removeEventListener('keydown', reached);
  });

  it('keeps the order in which conditions were added, and what it can\'t show', async () => {
    const selector = { matchExpressions: [{ key: 'pool', operator: 'Exists', note: 'kept' }, 7] };
    const { page, template: saved } = await openPool({ template: template(selector), isNew: false, mode: 'edit' });

    await press(page, /^Add condition$/);
    await page.get('[aria-label="Key of condition 2"]').setValue('site');
    await page.get('[aria-label="Value of condition 2"]').setValue('berlin');
    expect(page.findAll<HTMLInputElement>('input[aria-label^="Key"]').map(({ element }) => element.value)).toStrictEqual(['pool', 'site']);
    expect(JSON.parse(JSON.stringify(saved.spec?.template?.spec?.selector))).toStrictEqual({ ...selector, matchLabels: { site: 'berlin' } });
    expect(warnings(page)[0]).toContain('1 part of the selector can\'t be shown here');
  });

  it('suggests what machines have', async () => {
    const labels = { metadata: { labels: { 'example.com/site': 'lyon' } } };
    const { page } = await openPool({ machines: [labels] });

    await press(page, /^Add condition$/);
    await page.get('[aria-label="Key of condition 1"]').setValue('example.com/site');
    const offered = (name: string) => page.get(`datalist[id="${ page.get(`[aria-label="${ name }"]`).attributes('list') ?? '' }"]`).findAll('option')
      .map((one) => one.attributes('value'));

    expect(offered('Key of condition 1')).toStrictEqual(['example.com/site', 'ui.elemental.cattle.io/registration', UNMANAGED_LABEL]);
    expect(offered('Value of condition 1')).toStrictEqual(['lyon']);
  });
});
