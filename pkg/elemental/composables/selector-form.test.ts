import { nextTick, reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import type { MachineInventorySelectorTemplate, StoredSelector } from '../types';
import { useSelectorForm } from './selector-form';

const SITE = { key: 'site', operator: 'Is', values: ['berlin'] };
const ANY = { key: 'pool', operator: 'Exists', values: [] };

function withSelector(selector: StoredSelector): MachineInventorySelectorTemplate {
  return { spec: { template: { metadata: { labels: { kept: 'yes' } }, spec: { selector } } } };
}

describe('useSelectorForm', () => {
  it('writes into the object that it was handed, and leaves alone what it doesn\'t show', () => {
    const template = reactive(withSelector({ matchLabels: { site: 'berlin' } }));
    const { conditions, isChanged } = inSetup(() => useSelectorForm(() => template));

    expect(conditions.value).toStrictEqual([SITE]);
    conditions.value = [ANY, SITE];
    expect(isChanged.value).toBe(true);
    expect(conditions.value).toStrictEqual([ANY, SITE]);
    expect(template).toStrictEqual(withSelector({ matchLabels: { site: 'berlin' }, matchExpressions: [{ key: 'pool', operator: 'Exists' }] }));
  });

  it('leaves nothing behind of what was added and removed again', () => {
    const template = reactive<MachineInventorySelectorTemplate>({ metadata: { namespace: 'fleet-default' } });
    const { conditions, isChanged } = inSetup(() => useSelectorForm(() => template));

    conditions.value = [SITE];
    conditions.value = [];
    expect(JSON.stringify(template)).toBe('{"metadata":{"namespace":"fleet-default"}}');
    expect(isChanged.value).toBe(false);
  });

  it('reads again what somebody else has changed', async () => {
    const template = reactive(withSelector({ matchLabels: { site: 'berlin' } }));
    const { conditions, isChanged } = inSetup(() => useSelectorForm(() => template));

    conditions.value = [SITE, ANY];
    await nextTick();
    expect(conditions.value).toStrictEqual([SITE, ANY]);
    template.spec = withSelector({ matchExpressions: [{ key: 'pool', operator: 'Exists' }] }).spec;
    await nextTick();
    expect(conditions.value).toStrictEqual([ANY]);
    expect(isChanged.value).toBe(false);
  });
});
