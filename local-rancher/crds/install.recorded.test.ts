import { randomUUID } from 'node:crypto';
import { installCrds, readCrds, type CustomResourceDefinition } from '.';
import { backend, create, inGroup } from './recorded-requests';

const kubernetes = backend();

/** Elemental's CRDs, or those of some kinds, in a group that nothing else has. */
function newCrds(...kinds: string[]): CustomResourceDefinition[] {
  const wanted = readCrds().filter(({ spec }) => !kinds.length || kinds.includes(spec.names.kind));

  return inGroup(`install-${ randomUUID() }.example.com`, wanted);
}

async function stored({ metadata: { name } }: CustomResourceDefinition): Promise<CustomResourceDefinition> {
  const request = { group: 'apiextensions.k8s.io', version: 'v1', plural: 'customresourcedefinitions', name };

  return await kubernetes.custom.getClusterCustomObject(request) as CustomResourceDefinition;
}

describe('installCrds', () => {
  it('stores what the files say, and returns when objects of every kind can be created', async () => {
    const crds = newCrds();

    await installCrds(kubernetes, crds);
    const answers = await Promise.all(crds.map(async ({ spec: { group, names: { kind } } }) => {
      const spec = { template: {}, registrationRef: {} };

      return create(kubernetes, { apiVersion: `${ group }/v1beta1`, kind, metadata: { name: 'first' }, spec });
    }));

    expect(answers.map(({ status, message }) => [status, message])).toEqual(crds.map(() => [201, undefined]));
    expect((await Promise.all(crds.map(stored))).map(({ spec }) => spec))
      .toEqual(crds.map(({ spec }) => ({ ...spec, conversion: { strategy: 'None' } })));
  }, 60_000);

  it('lets several callers install the same CRDs at the same time', async () => {
    const crds = newCrds('MachineInventory', 'Metadata', 'SeedImage');

    await expect(Promise.all([1, 2, 3].map(async () => installCrds(kubernetes, crds)))).resolves.toHaveLength(3);
  }, 60_000);

  it('replaces a CRD that exists', async () => {
    const crds = newCrds('Metadata');
    const newer = JSON.parse(JSON.stringify(crds).replace('"description":"', '"description":"New. ')) as CustomResourceDefinition[];

    await installCrds(kubernetes, crds);
    await installCrds(kubernetes, newer);
    const versions = (await Promise.all(crds.map(stored))).map(({ spec }) => spec.versions);

    expect(versions).toEqual(newer.map(({ spec }) => spec.versions));
    expect(versions).not.toEqual(crds.map(({ spec }) => spec.versions));
  }, 60_000);

  it('names the CRD and the condition if another CRD has its kind', async () => {
    const crds = newCrds('MachineInventory');
    const rivals = crds.map((crd) => ({
      ...crd, metadata: { name: `rivals.${ crd.spec.group }` }, spec: { ...crd.spec, names: { ...crd.spec.names, plural: 'rivals' } },
    }));

    await installCrds(kubernetes, crds);

    await expect(installCrds(kubernetes, rivals, 1000)).rejects.toThrow(
      /^CRD rivals\.install-.*\.example\.com is not served by the API server: .*NamesAccepted is False \(\w+\): "\w+" is already in use/,
    );
  }, 60_000);

  it('names the CRD that the API server refuses', async () => {
    const misnamed = newCrds('Metadata').map((crd) => ({ ...crd, metadata: { name: 'misnamed.example.com' } }));

    await expect(installCrds(kubernetes, misnamed)).rejects.toThrow(/^CRD misnamed\.example\.com could not be installed: .*metadata\.name: Invalid value/);
  });
});
