import { flushPromises, mount } from '@vue/test-utils';
import { defineComponent } from 'vue';
import { recording } from '../../../test/support/recordings';
import { shellStore } from '../../../test/support/components/mount';
import type { RegistrationField } from '../domain/registration/form';
import type { TypeDefinition } from '../domain/schema';
import { useKnownFields } from './known-fields';

interface Recorded {
  definitionType: string;
  definitions: TypeDefinition['schemaDefinitions'];
}

const FLAGS = 'io.cattle.elemental.v1beta1.MachineRegistration.spec.config.elemental.registration';

/** The schema of the type as the shell's store has it after it was fetched. */
function schema(withoutFlag = false): object {
  const { definitionType, definitions } = recording('10-steve/schemaDefinitions.machineregistration.json') as Recorded;

  if (withoutFlag) {
    delete definitions[FLAGS]?.resourceFields?.['no-toolkit'];
  }

  return {
    fetchResourceFields: () => Promise.resolve(),
    hasResourceFields: true,
    resourceFields: definitions[definitionType]?.resourceFields,
    schemaDefinitions: definitions,
  };
}

async function knownFields(found?: object): Promise<(field: RegistrationField) => boolean> {
  const known: { ask?: (field: RegistrationField) => boolean } = {};
  const host = defineComponent({
    setup() {
      known.ask = useKnownFields();

      return () => null;
    },
  });

  mount(host, { global: { plugins: [shellStore({ getters: { 'management/schemaFor': () => found } })] } });
  await flushPromises();

  return (field) => known.ask?.(field) ?? false;
}

describe('useKnownFields', () => {
  it('knows all fields of a current operator', async () => {
    const isKnown = await knownFields(schema());

    expect((['unmanaged', 'name', 'cloudConfig', 'labelPrefix'] as const).map(isKnown)).toStrictEqual([true, true, true, true]);
  });

  it('misses the host type where the schema has no flag for it', async () => {
    const isKnown = await knownFields(schema(true));

    expect(isKnown('unmanaged')).toBe(false);
    expect(isKnown('auth')).toBe(true);
  });

  it('takes every field for known while nothing is known of the schema', async () => {
    expect((await knownFields({ fetchResourceFields: () => Promise.resolve(), hasResourceFields: false }))('labelPrefix')).toBe(true);
    expect((await knownFields())('labelPrefix')).toBe(true);
  });
});
