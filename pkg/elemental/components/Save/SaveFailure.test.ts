import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { copyTextToClipboard } from '@shell/utils/clipboard';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import SaveFailure from './SaveFailure.vue';

jest.mock('@shell/utils/clipboard', () => ({ copyTextToClipboard: jest.fn() }));

async function mountFailure(failure: object, props: object = {}): Promise<VueWrapper> {
  return mountInShell(SaveFailure, { failure, isSaving: false, mayCreate: true, yaml: 'a: 1\n', ...props }, { router: await routerAt('/form') });
}

async function click(wrapper: VueWrapper, name: string): Promise<void> {
  await wrapper.findAll('button').find((button) => button.text() === name)?.trigger('click');
  await flushPromises();
}

describe('SaveFailure', () => {
  it.each([
    ['gone', 'Somebody has deleted this meanwhile.', ['Create it anew', 'Copy as YAML']],
    ['signedOut', 'Your session is over', ['Try again']],
    ['unreachable', 'Rancher does not answer', ['Try again']],
  ])('%s: says what happened and that nothing is lost, and what can be done', async (kind, words, buttons) => {
    const failure = await mountFailure({ kind });

    expect(failure.get('[role=alert]').text()).toContain(words);
    expect(failure.get('[role=alert]').text()).toContain('What you typed is still here');
    expect(failure.findAll('button').map((button) => button.text())).toStrictEqual(buttons);
  });

  it('offers to create anew only those who may', async () => {
    const failure = await mountFailure({ kind: 'gone' }, { mayCreate: false });

    expect(failure.get('[role=alert]').text()).toMatch(/meanwhile, and your role gives no right to create it anew.*ask an administrator/i);
    expect(failure.findAll('button').map((button) => button.text())).toStrictEqual(['Copy as YAML']);
  });

  it.each([
    ['exists', 'It was not created.'],
    ['forbidden', 'Your role gives no right to save this.'],
    ['invalid', 'The server refuses what this says.'],
    ['other', 'It was not saved.'],
  ])('%s: says what the server has against it, as text', async (kind, words) => {
    const failure = await mountFailure({ kind, problems: [{ message: { key: 'elemental.save.serverSays', args: { detail: '<b>no</b>' } } }] });

    expect(failure.get('[role=alert]').text()).toContain(words);
    expect(failure.findAll('li').map((item) => item.text())).toStrictEqual(['The server says: <b>no</b>']);
    expect(failure.findAll('button')).toStrictEqual([]);
  });

  it('leads to the sign-in in another tab, so that this one stays', async () => {
    const link = (await mountFailure({ kind: 'signedOut' })).get('a');

    expect(link.attributes()).toMatchObject({ href: '/auth/login', target: '_blank', rel: 'noopener' });
  });

  it('tries again', async () => {
    const failure = await mountFailure({ kind: 'unreachable' });

    await click(failure, 'Try again');
    expect(failure.emitted('retry')).toHaveLength(1);
  });

  it('creates anew what was deleted, once at a time', async () => {
    const failure = await mountFailure({ kind: 'gone' });

    await click(failure, 'Create it anew');
    await failure.setProps({ isSaving: true });
    await click(failure, 'Create it anew');
    expect(failure.emitted('create-anew')).toHaveLength(1);
  });

  it('copies it as YAML', async () => {
    const failure = await mountFailure({ kind: 'gone' });

    await click(failure, 'Copy as YAML');
    expect(copyTextToClipboard).toHaveBeenCalledWith('a: 1\n');
    expect(failure.get('[role=status]').text()).toBe('Copied');
    (copyTextToClipboard as jest.Mock).mockRejectedValueOnce(new Error('denied'));
    await click(failure, 'Copy as YAML');
    expect(failure.get('[role=status]').text()).toContain('The browser refused to copy.');
  });

  it('has nothing to copy while the YAML can\'t be used', async () => {
    expect((await mountFailure({ kind: 'gone' }, { yaml: undefined })).text()).not.toContain('Copy');
  });
});
