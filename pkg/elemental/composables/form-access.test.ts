import { inSetup } from '../../../test/support/components/mount';
import type ElementalModel from '../shell/model';
import { useFormRefusal } from './form-access';

function refusal(mode: string, { methods = ['GET'], canUpdate = false } = {}): string | undefined {
  const model = { type: 'x', canUpdate } as ElementalModel;

  return inSetup(() => useFormRefusal(model, mode), { getters: { 'management/schemaFor': () => ({ id: 'x', collectionMethods: methods }) } });
}

describe('useFormRefusal', () => {
  it('lets those create who may', () => {
    expect(refusal('create', { methods: ['GET', 'post'] })).toBeUndefined();
    expect(refusal('create')).toBe('elemental.form.mayNotCreate');
    expect(inSetup(() => useFormRefusal({ type: 'x' } as ElementalModel, 'create'), { getters: { 'management/schemaFor': () => undefined } }))
      .toBe('elemental.form.mayNotCreate');
  });

  it('lets those edit who may', () => {
    expect(refusal('edit', { canUpdate: true })).toBeUndefined();
    expect(refusal('edit')).toBe('elemental.form.mayNotEdit');
  });

  it('lets everybody look', () => {
    expect(refusal('view')).toBeUndefined();
  });
});
