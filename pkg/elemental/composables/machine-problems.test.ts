import { reactive, ref } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { machineForm, withMachineForm, type MachineForm } from '../domain/inventory/form';
import { errorAt, type Problem } from '../domain/problem';
import type { MachineInventory } from '../types';
import { useMachineProblems } from './machine-problems';

const OPENED: MachineInventory = { metadata: { name: 'a', labels: { site: 'berlin' } } };

interface Used {
  form: MachineForm;
  view: { value: 'form' | 'yaml' };
  mistakes: () => [field: string | undefined, key: string][];
  at: (field: keyof MachineForm) => string[];
}

function use(refused: Problem[] = []): Used {
  const form = reactive(machineForm(OPENED));
  const view = ref<'form' | 'yaml'>('form');
  const { mistakes, problemsByField } = inSetup(() => useMachineProblems({
    opened: OPENED,
    edited: () => withMachineForm(OPENED, form),
    form: () => view.value === 'form' ? form : undefined,
    refused: () => refused,
  }));

  return {
    form,
    view,
    mistakes: () => mistakes.value.map(({ field, message }) => [field, message.key]),
    at: (field) => problemsByField.value[field]?.map(({ message }) => message.key) ?? [],
  };
}

describe('useMachineProblems', () => {
  it('finds what is typed, at its field', () => {
    const { form, mistakes, at } = use();

    expect(mistakes()).toStrictEqual([]);
    form.labels = { site: 'Berlin Mitte' };
    expect(mistakes()).toStrictEqual([['labels', 'elemental.metadata.labelValue']]);
    expect(at('labels')).toStrictEqual(['elemental.metadata.labelValue']);
    expect(at('annotations')).toStrictEqual([]);
  });

  it('complains of protected keys only where they are to be seen', () => {
    const { form, view, mistakes } = use();

    form.annotations = { 'elemental.cattle.io/resettable': 'true' };
    expect(mistakes()).toStrictEqual([['annotations', 'elemental.machineForm.problem.protectedAnnotation']]);
    view.value = 'yaml';
    expect(mistakes()).toStrictEqual([]);
  });

  it('shows what the server refused, and lets it be tried again', () => {
    const { mistakes, at } = use([errorAt(['metadata', 'labels', 'site'], 'refused')]);

    expect(at('labels')).toStrictEqual(['refused']);
    expect(mistakes()).toStrictEqual([]);
  });
});
