import { repositoryStatus, repositoryUrl } from './repositories';
import type { ClusterRepo } from './resources';

const NOW = new Date('2026-11-23T10:00:00.000Z');

const repo = (spec: ClusterRepo['spec'], status?: ClusterRepo['status']): ClusterRepo => ({
  apiVersion: 'catalog.cattle.io/v1', kind: 'ClusterRepo', metadata: { name: 'ours', namespace: '', generation: 3 }, spec, status,
});

describe('the address of a repository', () => {
  it('is that of its index', () => {
    expect(repositoryUrl(repo({ url: 'http://a.test' }))).toBe('http://a.test');
  });

  it.each([
    [{ gitRepo: 'https://a.test/git' }, 'knows no repositories in git'],
    [{}, 'has no address'],
    [{ url: '' }, 'has no address'],
  ])('is missing in %j', (spec, message) => {
    expect(() => repositoryUrl(repo(spec))).toThrow(message);
  });
});

describe('the status of a repository', () => {
  it('says that the index is there, since when and of which state of the repository', () => {
    expect(repositoryStatus(repo({ url: 'http://a.test' }), undefined, NOW)).toEqual({
      url: 'http://a.test',
      downloadTime: '2026-11-23T10:00:00.000Z',
      observedGeneration: 3,
      conditions: [{ type: 'Downloaded', status: 'True', reason: '', message: '', lastTransitionTime: '2026-11-23T10:00:00Z' }],
    });
  });

  it('says why not, and when it was there last', () => {
    const before = repositoryStatus(repo({ url: 'http://a.test' }), undefined, new Date('2026-11-23T09:00:00Z'));

    expect(repositoryStatus(repo({ url: 'http://a.test' }, before), 'no answer', NOW)).toMatchObject({
      downloadTime: '2026-11-23T09:00:00.000Z',
      conditions: [{ type: 'Downloaded', status: 'False', reason: 'Error', message: 'no answer', lastTransitionTime: '2026-11-23T10:00:00Z' }],
    });
  });
});
