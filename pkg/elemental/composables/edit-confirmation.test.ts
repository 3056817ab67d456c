import { flushPromises } from '@vue/test-utils';
import { useEditConfirmation, type Question } from './edit-confirmation';

const QUESTION: Question = { consequences: [{ name: 'lost', severity: 'warning', message: { key: 'it is lost' } }], notes: [] };

describe('useEditConfirmation', () => {
  it('lets pass what there is nothing to ask about', async () => {
    const { question, isConfirmed } = useEditConfirmation(() => Promise.resolve(undefined));

    await expect(isConfirmed('before', 'after')).resolves.toBe(true);
    expect(question.value).toBeUndefined();
  });

  it.each([true, false])('asks about the rest, and passes on the answer: %s', async (save) => {
    const questionAbout = jest.fn().mockResolvedValue(QUESTION);
    const { question, isConfirmed, answer } = useEditConfirmation<string>(questionAbout);
    const confirmed = isConfirmed('before', 'after');

    await flushPromises();
    expect(questionAbout).toHaveBeenCalledWith('before', 'after');
    expect(question.value).toStrictEqual(QUESTION);
    answer(save);
    await expect(confirmed).resolves.toBe(save);
    expect(question.value).toBeUndefined();
  });
});
