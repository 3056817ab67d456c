import {
  REGISTRATIONS, createRegistration, recordedRegistration, removeRegistration, renamed, statusWith, untilReady,
  type RecordedRegistration, type WatchedRegistration,
} from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import type { MachineInventory, MachineRegistration, RegistrationStatus } from './resources';
import { patchElemental } from './writes';

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
});

afterAll(async () => {
  await bed.stop();
});

describe('a registration without Rancher\'s address', () => {
  afterEach(async () => {
    await bed.setSetting('server-url', bed.front.url);
  });

  it.each([['no-server-url-setting', undefined], ['empty-server-url', '']])('says so like %s, and recovers when it is set', async (name, value) => {
    await bed.restartOperator({ backoff: { firstMs: 5, maxMs: 100 } });
    await bed.setSetting('server-url', value);
    const { watched } = await createRegistration(bed, recordedRegistration(name).input);

    await statusWith('MissingTokenOrServerURL', watched);
    expect(bed.normalised(watched.events)).toEqual(bed.normalised(recordedRegistration(name).events));

    await bed.setSetting('server-url', bed.front.url);
    const object = await untilReady(watched);
    const later = recording('01-machineregistrations/server-url-set-later.yaml') as RecordedRegistration;

    await removeRegistration(bed, name);
    expect(bed.normalised(object)).toEqual(bed.normalised(later.events.find(({ object: { metadata } }) => metadata.name === name)?.object));
  });
});

describe('spec.token', () => {
  const changes = recording('01-machineregistrations/_token-changes.yaml') as Record<string, RegistrationStatus>;

  /** Changes spec.token, and resolves with the status as soon as it has the token that is wanted. */
  async function change(name: string, token: string | null, watched: WatchedRegistration, wanted: RegistrationStatus): Promise<unknown> {
    const { namespace, kubernetes } = bed;
    const registration = { ...recordedRegistration(name).input, metadata: { name, namespace } };

    watched.events.length = 0;
    await patchElemental<MachineRegistration>(kubernetes, REGISTRATIONS.plural, registration, { spec: { token } });
    const { status } = await watched.until(
      `changed to ${ token ?? 'none' }`, ({ object }) => object.status?.registrationToken === wanted.registrationToken,
    );

    return bed.normalised(status);
  }

  it('is unique, frees itself when changed, and stays when removed', async () => {
    await bed.restartOperator({ backoff: { firstMs: 5, maxMs: 100 } });
    const { watched: first } = await createRegistration(bed, recordedRegistration('custom-token').input);

    await untilReady(first);
    const { watched: second } = await createRegistration(bed, recordedRegistration('duplicate-token').input);

    await statusWith('DuplicateToken', second);
    expect(bed.normalised(second.events)).toEqual(bed.normalised(recordedRegistration('duplicate-token').events));

    const toAnother = changes['changed to my-edge-site-2'] ?? {};

    expect(await change('custom-token', 'my-edge-site-2', first, toAnother)).toEqual(bed.normalised(toAnother));

    const freed = await untilReady(second);

    expect(bed.normalised(freed.status)).toEqual(bed.normalised(changes['duplicate-token within 25s more']));

    const removed = changes['spec.token removed'] ?? {};

    expect(await change('custom-token', null, first, removed)).toEqual(bed.normalised(removed));

    const toOneInUse = changes['changed to a token in use now'] ?? {};

    expect(await change('custom-token', 'my-edge-site-1', first, toOneInUse)).toEqual(bed.normalised(toOneInUse));
    await Promise.all(['custom-token', 'duplicate-token'].map((name) => removeRegistration(bed, name)));
  });
});

describe('two registrations that want the same token at the same time', () => {
  it('don\'t both get it', async () => {
    await bed.stopOperator();
    const { input } = recordedRegistration('custom-token');
    const names = ['first', 'second'];
    const created = await Promise.all(names.map((name) => createRegistration(bed, renamed(input, name))));

    await bed.restartOperator();
    const reasons = await Promise.all(created.map(async ({ watched }) => {
      const { status } = await watched.until('reconciled', ({ object }) => Boolean(object.status?.conditions));

      return status?.conditions?.[0]?.reason;
    }));

    expect(reasons.sort()).toEqual(['DuplicateToken', 'SuccessfullyCreated']);
    await Promise.all(names.map((name) => removeRegistration(bed, name)));
  });
});

describe('a cloud-config that is no map', () => {
  it('blinds the operator to all registrations until it is gone', async () => {
    const { input } = recordedRegistration('minimal-empty-spec');
    const poison = await createRegistration(bed, { ...renamed(input, 'poison'), spec: { config: { 'cloud-config': 'text' } } });
    const after = await createRegistration(bed, renamed(input, 'after-poison'));

    // A sign that the operator works: it looks after inventories as before.
    await inventoryIsReconciled();
    expect([...poison.watched.events, ...after.watched.events].map(({ object: { status } }) => status)).toEqual([undefined, undefined]);

    await removeRegistration(bed, 'poison');
    await untilReady(after.watched);
    await removeRegistration(bed, 'after-poison');
  });
});

describe('a registration that is held', () => {
  it('is left alone until it is let go', async () => {
    const { input } = recordedRegistration('minimal-empty-spec');
    const metadata = { ...input.metadata, name: 'held', annotations: { 'local-rancher/hold': 'true' } };
    const { watched } = await createRegistration(bed, { ...input, metadata });

    await inventoryIsReconciled();
    expect(watched.events.map(({ object: { status } }) => status)).toEqual([undefined]);

    await patchElemental<MachineRegistration>(
      bed.kubernetes, 'machineregistrations', { ...input, metadata: { name: 'held', namespace: bed.namespace } },
      { metadata: { annotations: { 'local-rancher/hold': null } } },
    );
    await untilReady(watched);
    await removeRegistration(bed, 'held');
  });
});

describe('while the operator is down', () => {
  it('nothing happens, and it catches up when it starts', async () => {
    await bed.stopOperator();
    const { input } = recordedRegistration('minimal-empty-spec');
    const { watched } = await createRegistration(bed, input);

    expect(watched.events.map(({ object: { status } }) => status)).toEqual([undefined]);

    await bed.restartOperator();
    await untilReady(watched);
    await removeRegistration(bed, input.metadata.name);
  });
});

describe('the log', () => {
  it('has neither tokens nor registration URLs', () => {
    expect(bed.log).not.toHaveLength(0);
    expect(bed.log.join('\n')).not.toMatch(/[bcdfghjklmnpqrstvwxz2456789]{54}|my-edge-site|elemental\/registration\/./);
  });
});

async function inventoryIsReconciled(): Promise<void> {
  const { kubernetes, namespace } = bed;
  const inventories = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventories', namespace };
  const path = `/apis/elemental.cattle.io/v1beta1/namespaces/${ namespace }/machineinventories`;
  const watched = await watchEvents<MachineInventory>(kubernetes, path, 'sign');
  const body = { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineInventory', metadata: { name: 'sign' }, spec: { tpmHash: 'sign' } };

  await kubernetes.custom.createNamespacedCustomObject({ ...inventories, body });
  await watched.until('reconciled', ({ object: { status } }) => Boolean(status?.conditions));
  await kubernetes.custom.deleteNamespacedCustomObject({ ...inventories, name: 'sign' });
}
