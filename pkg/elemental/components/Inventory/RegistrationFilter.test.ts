import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { mountInShell } from '../../../../test/support/components/mount';
import { REGISTRATION, type MachineRegistration } from '../../types';
import RegistrationFilter from './RegistrationFilter.vue';

function named(name: string): MachineRegistration {
  return { metadata: { name, namespace: 'fleet-default' } };
}

interface Mounted {
  mounted: VueWrapper;
  asked: object[];
}

function filter(registrations: MachineRegistration[] | Error, chosen?: string, collectionMethods = ['GET']): Mounted {
  const { asked, actions } = pagedServer({ [REGISTRATION]: registrations });
  const getters = { 'management/schemaFor': () => ({ id: REGISTRATION, collectionMethods }) };

  return { mounted: mountInShell(RegistrationFilter, { modelValue: chosen }, { getters, actions }), asked };
}

function texts(mounted: VueWrapper): string[] {
  return mounted.findAll('option').map((one) => one.text());
}

describe('RegistrationFilter', () => {
  it('offers all registrations once it is wanted, and gives the one that is chosen', async () => {
    const { mounted, asked } = filter([named('berlin-edge'), named('shops')]);
    const select = mounted.get('select');

    expect(mounted.get('label').attributes('for')).toBe(select.attributes('id'));
    expect(texts(mounted)).toStrictEqual(['Any']);
    expect(asked).toHaveLength(0);
    await select.trigger('focus');
    expect(texts(mounted)).toStrictEqual(['Any', 'Reading…']);
    await flushPromises();
    expect(texts(mounted)).toStrictEqual(['Any', 'berlin-edge', 'shops']);
    expect(mounted.get('[role=status]').text()).toBe('');

    await select.setValue('shops');
    await select.setValue('');
    expect(mounted.emitted('update:modelValue')).toStrictEqual([['shops'], [undefined]]);
  });

  it('shows what is chosen, whether it is among them or not', async () => {
    const { mounted } = filter([named('shops')], 'lab/gone');

    expect(mounted.get('select').element.value).toBe('lab/gone');
    await mounted.get('select').trigger('pointerenter');
    await flushPromises();
    expect(mounted.get('select').element.value).toBe('lab/gone');
    expect(texts(mounted)).toStrictEqual(['Any', 'lab/gone', 'shops']);
    await mounted.setProps({ modelValue: 'shops' });
    expect(texts(mounted)).toStrictEqual(['Any', 'shops']);
  });

  it('says where the others are, and what went wrong', async () => {
    const many = filter(Array.from({ length: 101 }, (_, number) => named(`r-${ number }`))).mounted;
    const none = filter(new Error('503 <b>busy</b>')).mounted;

    for (const mounted of [many, none]) {
      await mounted.get('select').trigger('focus');
      await flushPromises();
    }
    expect(many.get('[role=status]').text()).toMatch(/^The first 100 of 101 are offered here\./);
    expect(none.get('[role=status]').text()).toMatch(/The server says: 503 <b>busy<\/b>/);
    expect(none.get('select').attributes('aria-describedby')).toBe(none.get('[role=status]').attributes('id'));
  });

  it('is nothing for those who may not read them', () => {
    expect(filter([], 'shops', []).mounted.find('select').exists()).toBe(false);
  });
});
