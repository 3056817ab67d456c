import { routerAt } from '../../../test/support/components/mount';
import {
  buildMediaLocation, clusterLocation, createClusterLocation, createLocation,
  inventoryLocation, machinesLocation, registrationLocation, registrationsLocation,
} from './locations';

const SHOPS = { namespace: 'fleet-default', name: 'shops' };

describe('locations', () => {
  it('are the shell\'s, in our product', async () => {
    const router = await routerAt('/');

    expect(router.resolve(machinesLocation(SHOPS)).fullPath).toBe('/c/_/elemental/elemental.cattle.io.machineinventory?registration=shops');
    expect(router.resolve(machinesLocation({ ...SHOPS, namespace: 'lab' })).query).toStrictEqual({ registration: 'lab/shops' });
    expect(router.resolve(inventoryLocation({ hostType: 'unmanaged', labels: [{ key: 'a', operator: 'DoesNotExist' }] })).query)
      .toStrictEqual({ host: 'unmanaged', label: ['!a'] });
    expect(router.resolve(clusterLocation('fleet-default', 'berlin')).fullPath)
      .toBe('/c/_/manager/provisioning.cattle.io.cluster/fleet-default/berlin');
    expect(router.resolve(registrationLocation(SHOPS)).fullPath).toBe('/c/_/elemental/elemental.cattle.io.machineregistration/fleet-default/shops');
    expect(router.resolve(registrationsLocation()).fullPath).toBe('/c/_/elemental/elemental.cattle.io.machineregistration');
    expect(router.resolve(createLocation('unmanaged')).fullPath).toBe('/c/_/elemental/elemental.cattle.io.machineregistration/create?host=unmanaged');
    expect(router.resolve(buildMediaLocation()).fullPath).toBe('/c/_/elemental/elemental.cattle.io.seedimage/create');
    expect(router.resolve(createClusterLocation('c-1')).fullPath)
      .toBe('/c/_/manager/provisioning.cattle.io.cluster/create?type=machineinventoryselectortemplate&choice=c-1');
  });
});
