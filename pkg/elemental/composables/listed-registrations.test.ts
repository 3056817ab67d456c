import { reactive, type ComputedRef } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { REGISTRATION } from '../types';
import { useListedRegistrations } from './listed-registrations';

function listed(types: Record<string, object[]>): ComputedRef<object[]> {
  const all = jest.fn((type: string) => types[type]);

  return inSetup(useListedRegistrations, { getters: { 'management/typeRegistered': (type: string) => !!types[type], 'management/all': all } });
}

describe('useListedRegistrations', () => {
  it('is what the store holds, live', () => {
    const types = reactive<Record<string, object[]>>({});
    const registrations = listed(types);

    expect(registrations.value).toStrictEqual([]);
    types[REGISTRATION] = [{ id: 'a' }];
    expect(registrations.value).toStrictEqual([{ id: 'a' }]);
    types[REGISTRATION].push({ id: 'b' });
    expect(registrations.value).toHaveLength(2);
  });
});
