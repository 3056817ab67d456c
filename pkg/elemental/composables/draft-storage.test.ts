import { readDraftText, removeDraft, removeDraftsAtSignOut, removeDraftsOfOthers, writeDraftText } from './draft-storage';

const KEY = { user: 'local://user-a', type: 'elemental.cattle.io.machineregistration', id: 'fleet-default/shops' };
const OTHER = { ...KEY, user: 'local://user-b' };

function names(): string[] {
  return Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
}

beforeEach(() => {
  sessionStorage.clear();
  sessionStorage.setItem('elemental-drafts-of-somebody-else', 'x');
});

afterEach(() => {
  jest.restoreAllMocks();
  window.history.replaceState({}, '', '/');
});

describe('the storage of drafts', () => {
  it('keeps one for each user, type and resource', () => {
    writeDraftText(KEY, 'a');
    writeDraftText(OTHER, 'b');
    writeDraftText({ ...KEY, id: 'new' }, 'c');
    expect([KEY, OTHER, { ...KEY, id: 'new' }, { ...KEY, type: 'x' }].map(readDraftText)).toStrictEqual(['a', 'b', 'c', null]);
    removeDraft(KEY);
    expect([KEY, OTHER].map(readDraftText)).toStrictEqual([null, 'b']);
  });

  it('lets nobody find the drafts of the last user', () => {
    writeDraftText(KEY, 'a');
    writeDraftText(OTHER, 'b');
    writeDraftText({ ...KEY, user: 'local://user' }, 'c');
    removeDraftsOfOthers(KEY.user);
    expect([KEY, OTHER].map(readDraftText)).toStrictEqual(['a', null]);
    expect(names()).toHaveLength(2);
  });

  it('is emptied by a sign-out, and not by a session that ends by itself', () => {
    writeDraftText(KEY, 'a');
    window.history.replaceState({}, '', '/dashboard/c/_/elemental/elemental.cattle.io.machineregistration/create');
    removeDraftsAtSignOut();
    expect(readDraftText(KEY)).toBe('a');
    window.history.replaceState({}, '', '/dashboard/auth/logout');
    removeDraftsAtSignOut();
    expect(names()).toStrictEqual(['elemental-drafts-of-somebody-else']);
  });

  it('does without drafts in a browser that has no storage, or none left', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    writeDraftText(KEY, 'a');
    jest.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(readDraftText(KEY)).toBeNull();
    removeDraft(KEY);
    removeDraftsOfOthers('x');
    expect(() => {
      removeDraftsAtSignOut();
    }).not.toThrow();
  });
});
