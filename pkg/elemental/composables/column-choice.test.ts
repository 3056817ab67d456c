import { inSetup } from '../../../test/support/components/mount';
import { USUAL_COLUMNS } from '../domain/inventory/columns';
import { useColumnChoice, type ColumnChoiceUse } from './column-choice';

function choiceOf(user: string): ColumnChoiceUse {
  return inSetup(useColumnChoice, { getters: { 'auth/principalId': user } });
}

describe('useColumnChoice', () => {
  beforeEach(() => {
    window.localStorage.clear();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is the usual one at first, and remembered per user', () => {
    const choice = choiceOf('local://a');

    expect(choice.choice.value).toStrictEqual(USUAL_COLUMNS);
    choice.toggle('auth');
    choice.toggle('address');
    choice.addLabel('example.com/site');
    choice.addLabel('pool');
    choice.removeLabel('pool');
    const chosen = { shown: ['hostType', 'operatingSystem', 'cluster', 'registration', 'auth'], labels: ['example.com/site'] };

    expect(choice.choice.value).toStrictEqual(chosen);
    expect(choiceOf('local://a').choice.value).toStrictEqual(chosen);
    expect(choiceOf('local://b').choice.value).toStrictEqual(USUAL_COLUMNS);
  });

  it('does without a storage', () => {
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('denied');
    });
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    const choice = choiceOf('local://a');

    choice.toggle('auth');
    expect(choice.choice.value.shown).toContain('auth');
  });
});
