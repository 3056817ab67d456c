import { thing } from '../../test/support/elemental/fake-watch';
import { ObjectCache, isNewer } from './object-cache';
import type { Resource } from './resources';

class ClosableCache extends ObjectCache<Resource> {
  override close(): void {
    super.close();
  }
}

function cacheWith(...objects: Resource[]): ClosableCache {
  const cache = new ClosableCache();

  objects.forEach((object) => {
    cache.put(object);
  });

  return cache;
}

describe('isNewer', () => {
  it('compares numbers of any size, not texts', () => {
    expect([isNewer('10', '9'), isNewer('9', '10'), isNewer('7', '7'), isNewer('1', undefined), isNewer(undefined, '1')])
      .toEqual([true, false, false, true, false]);
    expect(isNewer('9007199254740993', '9007199254740992')).toBe(true);
  });
});

describe('waitFor', () => {
  const isNew = ({ metadata }: Resource): boolean => Number(metadata.resourceVersion) > 5;

  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('resolves with what there is, or with what comes', async () => {
    const cache = cacheWith(thing('a', 3), thing('b', 6));

    await expect(cache.waitFor('default/b', isNew, 1000)).resolves.toEqual(thing('b', 6));
    const waiting = cache.waitFor('default/a', isNew, 1000);

    cache.put(thing('b', 7));
    cache.put(thing('a', 4));
    cache.put(thing('a', 8));
    await expect(waiting).resolves.toEqual(thing('a', 8));
  });

  it('isn\'t content with an object that goes', async () => {
    const cache = cacheWith(thing('a', 3));
    const waiting = cache.waitFor('default/a', isNew, 1000);

    cache.remove(thing('a', 8));
    await jest.advanceTimersByTimeAsync(1000);
    await expect(waiting).resolves.toBeUndefined();
  });

  it('gives up after the time, or when the cache is closed', async () => {
    const cache = cacheWith();
    const waiting = cache.waitFor('default/a', isNew, 1000);

    await jest.advanceTimersByTimeAsync(1000);
    await expect(waiting).resolves.toBeUndefined();

    const closed = cache.waitFor('default/a', isNew, 1000);

    cache.close();
    await expect(closed).resolves.toBeUndefined();
    await expect(cache.waitFor('default/a', isNew, 1000)).resolves.toBeUndefined();
  });
});
