import type ElementalModel from '../shell/model';
import type { KubernetesObject } from '../types';
import { changeMetadata } from './metadata-change';

const CHANGE = { labels: { set: { site: 'berlin' }, remove: [] } };
const CONFLICT = Object.assign(new Error('testing path failed'), { _status: 422 });
const FORBIDDEN = Object.assign(new Error('forbidden'), { _status: 403 });

function machine(labels: Record<string, string> | undefined, answers: Error[], fresh: KubernetesObject[] = []) {
  const patchOnServer = jest.fn((steps: unknown) => {
    const answer = answers.shift();

    return answer && steps ? Promise.reject(answer) : Promise.resolve();
  });
  const readFromServer = jest.fn(() => Promise.resolve(fresh.shift()));

  return { metadata: { resourceVersion: '1', ...labels && { labels } }, patchOnServer, readFromServer };
}

function change(model: ReturnType<typeof machine>): Promise<void> {
  return changeMetadata(model as unknown as ElementalModel, CHANGE);
}

describe('changeMetadata', () => {
  it('sends what is to be changed, and nothing where it is so', async () => {
    const [one, other] = [machine({ a: '1' }, []), machine({ site: 'berlin' }, [])] as const;

    await change(one);
    await change(other);
    expect(one.patchOnServer).toHaveBeenCalledWith([{ op: 'add', path: '/metadata/labels/site', value: 'berlin' }]);
    expect(other.patchOnServer).not.toHaveBeenCalled();
  });

  it('reads the object again where it was changed in between', async () => {
    const model = machine(undefined, [CONFLICT], [{ metadata: { resourceVersion: '2', labels: { theirs: 'x' } } }]);

    await change(model);
    expect(model.patchOnServer).toHaveBeenLastCalledWith([{ op: 'add', path: '/metadata/labels/site', value: 'berlin' }]);
    expect(model.patchOnServer).toHaveBeenCalledTimes(2);
  });

  it('has nothing more to do where somebody else did it', async () => {
    const model = machine(undefined, [CONFLICT], [{ metadata: { labels: { site: 'berlin' } } }]);

    await change(model);
    expect(model.patchOnServer).toHaveBeenCalledTimes(1);
  });

  it('gives up where the server refuses the very same, or anything else', async () => {
    const [refused, forbidden] = [machine({}, [CONFLICT], [{ metadata: { labels: {} } }]), machine({}, [FORBIDDEN])] as const;

    await expect(change(refused)).rejects.toBe(CONFLICT);
    expect(refused.patchOnServer).toHaveBeenCalledTimes(1);
    await expect(change(forbidden)).rejects.toBe(FORBIDDEN);
    expect(forbidden.readFromServer).not.toHaveBeenCalled();
  });

  it('does not try for ever', async () => {
    const changing = Array.from({ length: 10 }, (_, index): KubernetesObject => ({ metadata: { resourceVersion: String(index + 2) } }));
    const model = machine(undefined, Array<Error>(10).fill(CONFLICT), changing);

    await expect(change(model)).rejects.toBe(CONFLICT);
    expect(model.patchOnServer).toHaveBeenCalledTimes(5);
  });
});
