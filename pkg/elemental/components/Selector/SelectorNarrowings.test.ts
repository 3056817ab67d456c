import { enableAutoUnmount } from '@vue/test-utils';
import { A_MOMENT, POOL, machine, openPool, press, template } from '../../../../test/support/components/pool-selector';
import { CHOICE_LABEL, UNMANAGED_LABEL } from '../../domain/labels';

jest.mock('../../composables/live-machines');

enableAutoUnmount(afterEach);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23, 8), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('taking fewer machines', () => {
  it('stamps those that are ready, and takes them alone', async () => {
    const patch = jest.fn().mockResolvedValue(undefined);
    const { page, template: saved, answer } = await openPool({ template: template({ matchLabels: POOL }) });

    await answer([machine('ready', { patch }), machine('none', { status: {} })]);
    const button = page.findAll('button').find((one) => one.text() === 'Only the machine that is ready');

    expect(page.get(`#${ button?.attributes('aria-describedby') ?? '' }`).text()).toMatch(/So 1 machine gets the label .* with the value 20261123-0800-\w{6}/);
    await press(page, /^Only the machine that is ready$/);
    const value = saved.spec?.template?.spec?.selector?.matchLabels?.[CHOICE_LABEL];

    expect(value).toMatch(/^20261123-0800-[a-z0-9]{6}$/);
    expect(patch).toHaveBeenCalledWith([{ op: 'add', path: '/metadata/labels/ui.elemental.cattle.io~1choice', value }]);
    expect(saved.spec?.template?.spec?.selector?.matchLabels).toStrictEqual({ ...POOL, [CHOICE_LABEL]: value });
    expect(document.activeElement?.className).toBe('pool-selector__editor');
  });

  it('leaves the choice to the person where some can\'t be stamped', async () => {
    const patch = jest.fn().mockRejectedValueOnce(new Error('refused')).mockResolvedValue(undefined);
    const { page, template: saved, answer } = await openPool({ template: template({ matchLabels: POOL }) });

    await answer([machine('one', { patch }), machine('two'), machine('none', { status: {} })]);
    await press(page, /^Only the 2 machines that are ready$/);
    expect(page.text()).toMatch(/one.*refused/s);
    expect(saved.spec?.template?.spec?.selector?.matchLabels).toStrictEqual(POOL);
    await press(page, /^Try the one that is left$/);
    expect(patch).toHaveBeenCalledTimes(2);
    expect(saved.spec?.template?.spec?.selector?.matchLabels).toHaveProperty([CHOICE_LABEL]);
  });

  it('gives up without a change, and another way is open then', async () => {
    const patch = jest.fn().mockRejectedValue(new Error('refused'));
    const { page, template: saved, answer } = await openPool({ template: template({ matchLabels: POOL }) });

    await answer([machine('one', { patch }), machine('two', { status: {}, labels: { [UNMANAGED_LABEL]: 'true' } })]);
    await press(page, /^Only the machine that is ready$/);
    await press(page, /^Leave the conditions as they are$/);
    expect(saved.spec?.template?.spec?.selector?.matchLabels).toStrictEqual(POOL);
    await press(page, /^Only unmanaged machines$/);
    expect(saved.spec?.template?.spec?.selector?.matchLabels).toStrictEqual({ ...POOL, [UNMANAGED_LABEL]: 'true' });
  });

  it('isn\'t possible while it isn\'t known what matches, or without the right to change machines', async () => {
    const { page, answer } = await openPool({ template: template({ matchLabels: POOL }), rights: 'list' });

    await answer([machine('one'), machine('none', { status: {}, labels: { [UNMANAGED_LABEL]: 'true' } })]);
    const disabled = () => page.findAll('.selector-narrowings button').map((one) => one.attributes('disabled') !== undefined);

    expect(disabled()).toStrictEqual([true, false, false]);
    expect(page.text()).toContain('Your role doesn\'t let you change machines.');
    await page.get('[aria-label="Value of condition 1"]').setValue('other');
    expect(disabled()).toStrictEqual([true, true, true]);
    await jest.advanceTimersByTimeAsync(A_MOMENT);
  });
});
