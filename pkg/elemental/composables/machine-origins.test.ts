import { flushPromises } from '@vue/test-utils';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION_LABEL } from '../domain/labels';
import { REGISTRATION, type MachineInventory, type MachineRegistration } from '../types';
import { useMachineOrigins, type MachineOrigins } from './machine-origins';

function machine(name: string, label?: string, namespace = 'fleet-default'): MachineInventory {
  return { metadata: { name, namespace, labels: label === undefined ? {} : { [REGISTRATION_LABEL]: label } } };
}

const berlin: MachineRegistration = { metadata: { name: 'berlin', namespace: 'fleet-default' } };
const [here, gone, elsewhere, plain] = [machine('a', 'berlin'), machine('b', 'lyon'), machine('c', 'berlin', 'lab'), machine('d')];
const ALL = [here, gone, elsewhere, plain];

type Server = ReturnType<typeof pagedServer>;

async function on(objects: Parameters<typeof pagedServer>[0], machines = ALL): Promise<MachineOrigins & Pick<Server, 'asked'>> {
  const server = pagedServer(objects);
  const origins = inSetup(() => useMachineOrigins(machines), server);

  await flushPromises();

  return { ...origins, asked: server.asked };
}

describe('useMachineOrigins', () => {
  it('finds where each came from with one question for a namespace', async () => {
    const { originOf, refsOf, isLooking, asked } = await on({ [REGISTRATION]: [berlin] }, [...ALL, ...ALL]);

    expect(ALL.map(originOf)).toStrictEqual([berlin, 'missing', 'missing', undefined]);
    expect(refsOf([here, here, gone, plain])).toStrictEqual([{ namespace: 'fleet-default', name: 'berlin' }]);
    expect(asked.map(({ opt }) => opt.namespaced)).toStrictEqual(['fleet-default', 'lab']);
    expect(isLooking.value).toBe(false);
  });

  it.each<[string, Parameters<typeof pagedServer>[0]]>([
    ['without the right to read registrations', {}], ['without an answer', { [REGISTRATION]: new Error('down') }],
  ])('takes nothing for gone %s', async (_, objects) => {
    const { originOf, isLooking } = await on(objects);

    expect(ALL.map(originOf)).toStrictEqual([undefined, undefined, undefined, undefined]);
    expect(isLooking.value).toBe(false);
  });

  it('asks nothing of machines without the label', async () => {
    const { asked, isLooking } = await on({ [REGISTRATION]: [berlin] }, [plain]);

    expect(asked).toStrictEqual([]);
    expect(isLooking.value).toBe(false);
  });
});
