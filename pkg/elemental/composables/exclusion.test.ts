import { flushPromises } from '@vue/test-utils';
import { shallowRef } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { sentence } from '../../../test/support/components/sentences';
import { updateGroup, type GivenGroup } from '../../../test/support/components/update-groups';
import { EXCLUSION, withExclusion } from '../domain/update-group/exclusion';
import { useExclusion } from './exclusion';
import type { OnePress } from './one-press';

function on(group: GivenGroup): { button: OnePress; shown: { value: GivenGroup } } {
  const shown = shallowRef(group);

  return { button: inSetup(() => useExclusion(() => shown.value)), shown };
}

describe('useExclusion', () => {
  it('sends the condition, and nothing else of the group', async () => {
    const group = updateGroup('default-all-nodes');

    await on(group).button.press();
    expect(group.patchOnServer.mock.calls).toStrictEqual([[[
      { op: 'test', path: '/metadata/resourceVersion', value: '1831' },
      { op: 'add', path: '/spec/nodeSelector', value: { matchExpressions: [EXCLUSION] } },
    ]]]);
  });

  it('reads the group again where somebody has changed it meanwhile', async () => {
    const group = updateGroup('default-all-nodes');
    const fresh = { metadata: { resourceVersion: '9' }, spec: { nodeSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } } };

    group.patchOnServer.mockRejectedValueOnce({ _status: 422 });
    group.readFromServer.mockResolvedValue(fresh);
    await on(group).button.press();
    expect(group.patchOnServer.mock.calls[1]).toStrictEqual([[{ op: 'add', path: '/spec/nodeSelector/matchExpressions/-', value: EXCLUSION }]]);
  });

  it('is under way until the page shows it, and is made once', async () => {
    const group = updateGroup('default-all-nodes');
    const { button } = on(group);
    const running = button.press();

    expect(button.attempt.value).toMatchObject({ step: 'running' });
    await button.press();
    await running;
    expect(button.attempt.value).toMatchObject({ step: 'done' });
    await button.press();
    expect(group.patchOnServer).toHaveBeenCalledTimes(1);

    group.spec = withExclusion({ spec: group.spec }).spec;
    await flushPromises();
    expect(button.attempt.value).toBeUndefined();
  });

  it.each<[string, object, RegExp]>([
    ['forbidden', { _status: 403 }, /^Your role gives no right.* Ask an administrator\.$/],
    ['gone', { _status: 404 }, /^Somebody has deleted the update group.* Go back to the list/],
    ['signed out', { _status: 401 }, /^Your session is over.* Sign in again/],
    ['unreachable', { code: 'ERR_NETWORK' }, /^Rancher does not answer.* Check the connection/],
    ['refused otherwise', { _status: 500, message: 'webhook <b>down</b>' }, /^The server says: webhook <b>down<\/b> Reload the page/],
  ])('says why it was refused and what to do, and can be tried again: %s', async (_, error, words) => {
    const group = updateGroup('default-all-nodes');
    const { button } = on(group);

    group.patchOnServer.mockRejectedValueOnce(error);
    await button.press();
    expect(button.attempt.value?.step).toBe('refused');
    expect(sentence(button.attempt.value?.refusal?.key ?? '', button.attempt.value?.refusal?.args)).toMatch(words);
    await button.press();
    expect(button.attempt.value?.step).toBe('done');
  });

  it('is of one group: the next one that the page shows knows nothing of it', async () => {
    const { button, shown } = on(updateGroup('default-all-nodes'));

    await button.press();
    shown.value = updateGroup('nothing');
    expect(button.attempt.value).toBeUndefined();
  });
});
