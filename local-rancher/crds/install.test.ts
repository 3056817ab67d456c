import { ApiException } from '@kubernetes/client-node';
import { installCrds, readCrds } from '.';
import type { Kubernetes } from '../kubernetes/connection';

const metadataCrd = readCrds().filter(({ spec }) => spec.names.kind === 'Metadata');
const established = { status: { conditions: [{ type: 'Established', status: 'True' }] } };
const discovery = { resources: [{ name: 'metadata' }] };

/** An API server that gives these answers one after the other, and then the last one again. */
function answers(...list: unknown[]): jest.Mock {
  return jest.fn(() => {
    const next = list.length > 1 ? list.shift() : list[0];

    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
}

function apiServer({ create = answers({}), read = answers(established), replace = answers({}), getAPIResources = answers(discovery) }): Kubernetes {
  return { objects: { create, read, replace }, custom: { getAPIResources } } as unknown as Kubernetes;
}

function refusal(code: number): ApiException<string> {
  return new ApiException(code, '', JSON.stringify({ message: `refused with ${ code }` }), {});
}

describe('installCrds', () => {
  it('waits until the CRD is established', async () => {
    const read = answers({}, { status: {} }, { status: { conditions: [{ type: 'Established', status: 'False' }] } }, established);

    await installCrds(apiServer({ read }), metadataCrd);

    expect(read).toHaveBeenCalledTimes(4);
  });

  it('waits until discovery has the kind, which comes after', async () => {
    const getAPIResources = answers(refusal(404), { resources: [{ name: 'seedimages' }] }, discovery);

    await installCrds(apiServer({ getAPIResources }), metadataCrd);

    expect(getAPIResources).toHaveBeenCalledTimes(3);
  });

  it('reads again when the CRD has changed before it could be replaced', async () => {
    const replace = answers(refusal(409), refusal(409), {});

    await installCrds(apiServer({ create: answers(refusal(409)), replace }), metadataCrd);

    expect(replace).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['it keeps changing', { create: answers(refusal(409)), replace: answers(refusal(409)) }, /^CRD metadata.* could not be installed: .* something else keeps changing it/],
    ['it is refused', { create: answers(refusal(422)) }, /^CRD metadata.* could not be installed: .*refused with 422$/],
    ['it has no condition', { read: answers({}) }, /^CRD metadata.* is not served by the API server: it has no condition yet/],
    ['a condition is false', {
      read: answers({ status: { conditions: [{ type: 'NamesAccepted', status: 'False', reason: 'PluralConflict', message: 'already in use' }] } }),
    }, /^CRD metadata.* is not served by the API server: NamesAccepted is False \(PluralConflict\): already in use$/],
    ['discovery never has it', { getAPIResources: answers(refusal(404)) }, /^CRD metadata.* metadata is not in the API server's discovery of elemental\.cattle\.io\/v1beta1\.$/],
    ['discovery fails', { getAPIResources: answers(refusal(503)) }, /^The API server's discovery of elemental\.cattle\.io\/v1beta1 failed: refused with 503$/],
  ])('rejects if %s', async (_reason, responses, message) => {
    await expect(installCrds(apiServer(responses), metadataCrd, 60)).rejects.toThrow(message);
  });
});
