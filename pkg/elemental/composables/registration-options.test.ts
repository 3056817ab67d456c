import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION, type MachineRegistration } from '../types';
import { useRegistrationOptions, type RegistrationOptions } from './registration-options';

function named(name: string, namespace = 'fleet-default'): MachineRegistration {
  return { metadata: { name, namespace } };
}

interface Offered {
  use: RegistrationOptions;
  asked: object[];
  /** Steve counts so many from now on. */
  counts: (count: number) => void;
}

function offered(registrations: MachineRegistration[] | Error, methods = ['GET']): Offered {
  const server = pagedServer({ [REGISTRATION]: registrations });
  const counted = { counts: { [REGISTRATION]: { summary: { count: 1 } } } };
  const getters = { 'management/schemaFor': () => ({ id: REGISTRATION, collectionMethods: methods }), 'management/all': () => [counted] };

  return {
    use: inSetup(useRegistrationOptions, { getters, actions: server.actions }),
    asked: server.asked,
    counts: (count) => {
      counted.counts[REGISTRATION] = { summary: { count } };
    },
  };
}

describe('the registrations that a list is filtered by', () => {
  it('are read once somebody wants to choose, and again only when one has come or gone', async () => {
    const registrations = [named('shops'), named('shops', 'lab')];
    const { use, asked, counts } = offered(registrations);

    expect(use.options.value.step).toBe('unread');
    expect(asked).toHaveLength(0);
    await Promise.all([use.read(), use.read()]);
    await use.read();
    expect(asked).toMatchObject([
      { opt: { transient: true, watch: false, pagination: { page: 1, pageSize: 100, sort: [{ field: 'metadata.name' }] } } },
    ]);
    expect(use.options.value).toStrictEqual({ step: 'read', names: ['shops', 'lab/shops'], total: 2 });

    registrations.push(named('tills'));
    counts(2);
    const again = use.read();

    expect(use.options.value).toMatchObject({ step: 'reading', names: ['shops', 'lab/shops'] });
    await again;
    expect(use.options.value.names).toStrictEqual(['shops', 'lab/shops', 'tills']);
  });

  it('are no more than a person looks through', async () => {
    const { use } = offered(Array.from({ length: 250 }, (_, number) => named(`r-${ number }`)));

    await use.read();
    expect(use.options.value.names).toHaveLength(100);
    expect(use.options.value.total).toBe(250);
  });

  it('are asked for again where the server gave none', async () => {
    const { use, asked } = offered(new Error('503'));

    await use.read();
    expect(use.options.value).toMatchObject({ step: 'failed', names: [], detail: '503' });
    await use.read();
    expect(asked).toHaveLength(2);
  });

  it('are not for those who may not read them', () => {
    expect(offered([]).use.mayRead.value).toBe(true);
    expect(offered([], ['POST']).use.mayRead.value).toBe(false);
    expect(inSetup(useRegistrationOptions).mayRead.value).toBe(false);
  });
});
