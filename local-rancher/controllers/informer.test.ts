import { KubeConfig } from '@kubernetes/client-node';
import { pages, thing, watchConnection, watchConnections } from '../../test/support/elemental/fake-watch';
import type { Page } from './collection';
import { Informer } from './informer';
import type { Change } from './object-cache';
import type { Resource } from './resources';

jest.mock('@kubernetes/client-node', () => jest.requireActual<{ clientLibrary: object }>('../../test/support/elemental/fake-watch').clientLibrary);

/** An informer on lists that the test gives, one for each time that the collection is read. */
function informerOn(...lists: (Page<Resource> | Error)[]): { informer: Informer<Resource>; changes: string[]; interruptions: string[] } {
  const changes: string[] = [];
  const interruptions: string[] = [];
  const informer = new Informer<Resource>({
    kubernetes: { config: new KubeConfig() },
    collection: { path: '/api/v1/things', selectors: { fieldSelector: 'type=a' }, page: pages(...lists) },
    onChange: (change) => changes.push(described(change)),
    onInterruption: (reason) => interruptions.push(reason),
  });

  return { informer, changes, interruptions };
}

function described({ key, object: { metadata }, previous, isDeleted }: Change<Resource>): string {
  return `${ isDeleted ? 'gone' : 'there' } ${ key }@${ metadata.resourceVersion ?? '' }, before ${ previous?.metadata.resourceVersion ?? 'none' }`;
}

beforeEach(() => {
  watchConnections.length = 0;
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('an informer', () => {
  it('reads all pages and watches from where they end', async () => {
    const { informer, changes } = informerOn(
      { items: [thing('a', 3)], resourceVersion: '5', next: 'more' },
      { items: [thing('b', 4)], resourceVersion: '5' },
    );

    await informer.start();
    expect(changes).toEqual(['there default/a@3, before none', 'there default/b@4, before none']);
    expect(watchConnection().query).toEqual({ path: '/api/v1/things', fieldSelector: 'type=a', resourceVersion: '5', allowWatchBookmarks: true });
  });

  it('can\'t start if the collection can\'t be read', async () => {
    await expect(informerOn(new Error('forbidden')).informer.start()).rejects.toThrow('forbidden');
  });

  it('tells of what is added, changed and deleted, and keeps what there is, without managedFields', async () => {
    const { informer, changes } = informerOn({ items: [], resourceVersion: '5' });

    await informer.start();
    watchConnection().event('ADDED', { ...thing('a', 6), metadata: { ...thing('a', 6).metadata, managedFields: [] } });
    watchConnection().event('ADDED', thing('b', 7));
    watchConnection().event('MODIFIED', thing('a', 8));
    watchConnection().event('BOOKMARK', thing('', 9));
    watchConnection().event('DELETED', thing('b', 10));
    expect(changes).toEqual([
      'there default/a@6, before none', 'there default/b@7, before none', 'there default/a@8, before 6', 'gone default/b@10, before 7',
    ]);
    expect([...informer.values()]).toEqual([thing('a', 8)]);
    expect(informer.get('default/a')).toEqual(thing('a', 8));
  });
});

describe('a watch that ends', () => {
  it('is taken up where it was if it ended orderly', async () => {
    const { informer, changes } = informerOn({ items: [], resourceVersion: '5' });

    await informer.start();
    watchConnection().event('BOOKMARK', thing('', 9));
    watchConnection().end();
    await jest.advanceTimersByTimeAsync(0);
    expect(watchConnections.map(({ query }) => query.resourceVersion)).toEqual(['5', '9']);
    watchConnection().event('ADDED', thing('a', 10));
    expect(changes).toEqual(['there default/a@10, before none']);
  });

  it('is begun anew after a while if it failed, and what happened meanwhile is told', async () => {
    const { informer, changes, interruptions } = informerOn(
      { items: [thing('a', 3), thing('b', 4), thing('c', 5)], resourceVersion: '5' },
      { items: [thing('a', 3), thing('b', 7)], resourceVersion: '8' },
    );

    await informer.start();
    changes.length = 0;
    watchConnection().end(new Error('connection reset'));
    await jest.advanceTimersByTimeAsync(999);
    expect(watchConnections).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(changes).toEqual(['there default/b@7, before 4', 'gone default/c@5, before 5']);
    expect(watchConnection().query.resourceVersion).toBe('8');
    expect(interruptions).toEqual(['connection reset']);
  });

  it('is begun anew if it was too old (410 Gone)', async () => {
    const { informer } = informerOn({ items: [], resourceVersion: '5' }, { items: [], resourceVersion: '50' });

    await informer.start();
    watchConnection().event('ERROR', { code: 410, message: 'too old resource version' });
    watchConnection().end();
    await jest.advanceTimersByTimeAsync(1000);
    expect(watchConnection().query.resourceVersion).toBe('50');
  });

  it('is tried again as long as it can\'t be begun', async () => {
    const refused = new Error('refused');
    const { informer, interruptions } = informerOn({ items: [], resourceVersion: '5' }, refused, refused, { items: [], resourceVersion: '6' });

    await informer.start();
    watchConnection().end(new Error('reset'));
    await jest.advanceTimersByTimeAsync(3000);
    expect(watchConnection().query.resourceVersion).toBe('6');
    expect(interruptions).toEqual(['reset', 'refused', 'refused']);
  });
});

describe('remember', () => {
  it('shows a write of our own at once, tells of it once, and isn\'t undone by an older event', async () => {
    const { informer, changes } = informerOn({ items: [thing('a', 3)], resourceVersion: '5' });

    await informer.start();
    informer.remember(thing('a', 7));
    expect(informer.get('default/a')?.metadata.resourceVersion).toBe('7');
    watchConnection().event('MODIFIED', thing('a', 6));
    watchConnection().event('MODIFIED', thing('a', 7));
    expect(informer.get('default/a')?.metadata.resourceVersion).toBe('7');
    expect(changes).toEqual(['there default/a@3, before none', 'there default/a@7, before 3']);
  });

  it('doesn\'t bring back what the watch has seen go', async () => {
    const { informer } = informerOn({ items: [thing('a', 3)], resourceVersion: '5' });

    await informer.start();
    watchConnection().event('DELETED', thing('a', 8));
    informer.remember(thing('a', 7));
    expect(informer.get('default/a')).toBeUndefined();
  });

  it('keeps a new object when the watch tells that an older one of that name is gone', async () => {
    const { informer } = informerOn({ items: [thing('a', 3)], resourceVersion: '5' });

    await informer.start();
    informer.remember(thing('a', 9));
    watchConnection().event('DELETED', thing('a', 8));
    expect(informer.get('default/a')?.metadata.resourceVersion).toBe('9');
  });

  it('compares versions as numbers', async () => {
    const { informer } = informerOn({ items: [thing('a', 9)], resourceVersion: '9' });

    await informer.start();
    informer.remember(thing('a', 10));
    expect(informer.get('default/a')?.metadata.resourceVersion).toBe('10');
  });
});

describe('stop', () => {
  it('ends a watch that is just being begun', async () => {
    const { informer } = informerOn({ items: [], resourceVersion: '5' });

    await informer.start();
    informer.stop();
    await jest.advanceTimersByTimeAsync(0);
    expect(watchConnections.map(({ isAborted }) => isAborted())).toEqual([true]);
  });

  it('ends the watch, and nothing is told or tried any more', async () => {
    const { informer, changes } = informerOn({ items: [], resourceVersion: '5' });

    await informer.start();
    informer.stop();
    watchConnection().event('ADDED', thing('a', 6));
    watchConnection().end(new Error('aborted'));
    await jest.advanceTimersByTimeAsync(5000);
    expect(changes).toEqual([]);
    expect(watchConnections.map(({ isAborted }) => isAborted())).toEqual([true]);
  });
});
