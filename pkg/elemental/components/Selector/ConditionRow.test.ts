import { enableAutoUnmount, type VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import type { SelectorCondition } from '../../domain/selector/conditions';
import { conditionProblems } from '../../domain/selector/problems';
import ConditionRow from './ConditionRow.vue';

enableAutoUnmount(afterEach);

/** A row whose condition follows what it emits. */
function row(condition: SelectorCondition): VueWrapper {
  const page: VueWrapper = mountInShell(ConditionRow, {
    'modelValue': condition,
    'number': 2,
    'problems': conditionProblems([condition]),
    'keysId': 'keys',
    'values': [],
    'onUpdate:modelValue': (changed: SelectorCondition) => page.setProps({ modelValue: changed, problems: conditionProblems([changed]) }),
  });

  return page;
}

function last(page: VueWrapper): unknown {
  return page.emitted('update:modelValue')?.at(-1)?.[0];
}

const values = (page: VueWrapper) => page.find<HTMLInputElement>('[aria-label="Value of condition 2"]');

describe('ConditionRow', () => {
  it('names each of its parts', () => {
    const page = row({ key: 'site', operator: 'Is', values: ['berlin'] });

    expect(page.attributes()).toMatchObject({ 'role': 'group', 'aria-label': 'Condition 2' });
    expect(page.findAll('input, select, button').map((one) => one.attributes('aria-label'))).toStrictEqual([
      'Key of condition 2', 'Comparison of condition 2', 'Value of condition 2', 'Remove condition 2',
    ]);
    expect(page.findAll('option').map((one) => one.text())).toStrictEqual(['is', 'is one of', 'is missing or none of', 'exists', 'does not exist']);
  });

  it('leaves a key alone while it is written, and trims what was pasted once it is left', async () => {
    const page = row({ key: '', operator: 'Exists', values: [] });
    const key = page.get<HTMLInputElement>('[aria-label="Key of condition 2"]');

    key.element.value = 'a ';
    await key.trigger('input');
    expect(key.element.value).toBe('a ');
    await key.trigger('change');
    expect(key.element.value).toBe('a');
  });

  it('takes several values, and lets the comma stand that is followed by more', async () => {
    const page = row({ key: 'site', operator: 'In', values: ['berlin'] });

    await values(page).setValue('berlin, ');
    expect(last(page)).toStrictEqual({ key: 'site', operator: 'In', values: ['berlin'] });
    expect(values(page).element.value).toBe('berlin, ');
    await values(page).setValue('berlin, lyon');
    expect(last(page)).toStrictEqual({ key: 'site', operator: 'In', values: ['berlin', 'lyon'] });
  });

  it('has as many values as the comparison takes', async () => {
    const page = row({ key: 'site', operator: 'In', values: ['berlin', 'lyon'] });
    const select = page.get('select');

    await select.setValue('Is');
    expect(last(page)).toStrictEqual({ key: 'site', operator: 'Is', values: ['berlin'] });
    expect(values(page).element.value).toBe('berlin');
    await select.setValue('DoesNotExist');
    expect(last(page)).toStrictEqual({ key: 'site', operator: 'DoesNotExist', values: [] });
    expect(values(page).exists()).toBe(false);
  });

  it('shows a comparison that Kubernetes doesn\'t know, and what is wrong with it', () => {
    const page = row({ key: 'site', operator: 'Gt', values: ['<b>'] });

    expect(page.get<HTMLSelectElement>('select').element.value).toBe('Gt');
    expect(page.get('select').attributes('aria-invalid')).toBe('true');
    expect(page.get('[role=status]').text()).toMatch(/^“Gt” is not a comparison that Kubernetes knows\..*“<b>” can't be the value/);
    expect(page.find('b').exists()).toBe(false);
  });

  it('shows the values of another condition that takes its place', async () => {
    const page = row({ key: 'site', operator: 'In', values: ['berlin'] });

    await page.setProps({ modelValue: { key: 'pool', operator: 'In', values: ['a', 'b'] } });
    expect(values(page).element.value).toBe('a, b');
  });
});
