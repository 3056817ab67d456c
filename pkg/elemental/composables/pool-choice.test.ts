import { enableAutoUnmount } from '@vue/test-utils';
import { machine, openPool, press, warnings } from '../../../test/support/components/pool-selector';
import { CHOICE_LABEL } from '../domain/labels';

jest.mock('./live-machines');

enableAutoUnmount(afterEach);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23, 8), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a choice of machines in the address', () => {
  const VALUE = '20261123-0412-3fa9c1';
  const CHOSEN = { [CHOICE_LABEL]: VALUE };

  it('is what the first pool begins with, and as many machines', async () => {
    const { page, template: saved, pool, looks, answer } = await openPool({ query: `?choice=${ VALUE }` });

    expect(saved.spec?.template?.spec?.selector).toStrictEqual({ matchLabels: CHOSEN });
    expect(page.text()).toContain('The pool begins with the machines that were chosen in the inventory');
    expect(looks).toMatchObject([{ selector: { matchExpressions: [{ key: CHOICE_LABEL, operator: 'In', values: [VALUE] }] } }]);
    await answer([machine('one', { labels: CHOSEN })]);
    await answer([machine('one', { labels: CHOSEN }), machine('two', { labels: CHOSEN }), machine('taken', { labels: CHOSEN, owner: 's' })]);
    expect(pool.quantity).toBe(2);
    expect(warnings(page)).toStrictEqual([]);
  });

  it('doesn\'t change what a person has chosen, nor what is saved', async () => {
    const { pool, answer, page, rest, looks } = await openPool({ query: `?choice=${ VALUE }` });
    const two = [machine('one', { labels: CHOSEN }), machine('two', { labels: CHOSEN })];

    pool.quantity = 5;
    await answer(two);
    expect(pool.quantity).toBe(5);
    await press(page, /^Remove$/);
    await rest();
    expect(looks).toHaveLength(2);
    pool.quantity = 1;
    await answer(two);
    expect(pool.quantity).toBe(1);
    expect(page.text()).not.toContain('The pool begins with');
  });

  it('isn\'t given once more to a pool from which somebody took it', async () => {
    const first = await openPool({ query: `?choice=${ VALUE }` });

    await press(first.page, /^Remove$/);
    first.page.unmount();
    const again = await openPool({ query: `?choice=${ VALUE }`, template: first.template });

    expect(again.page.findAll('[aria-label^="Key of"]')).toStrictEqual([]);
  });

  it.each([
    ['garbage', { query: '?choice=<img src=x>' }],
    ['a second pool', { query: `?choice=${ VALUE }`, index: 1 }],
    ['a pool that is there already', { query: `?choice=${ VALUE }`, isNew: false, mode: 'edit' }],
    ['no choice', {}],
  ])('is left alone: %s', async (_, options) => {
    const { template: saved, looks } = await openPool(options);

    expect(saved.spec?.template?.spec?.selector ?? {}).toStrictEqual({});
    expect(looks).toMatchObject([{ selector: undefined }]);
  });
});
