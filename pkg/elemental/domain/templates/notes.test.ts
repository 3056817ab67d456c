import { sentence } from '../../../../test/support/components/sentences';
import { NOTES, failing, note, sanitizedNotes, variableNotes, type NoteKind } from './notes';
import type { Variable } from './variables';

const ARGS = { variable: '${A/B}', name: 'a..b', character: '-' };

function variable(path: string, value: string, random = false): Variable {
  return { path, value, random };
}

describe('note', () => {
  it.each(Object.keys(NOTES) as NoteKind[])('%s has a sentence, with its arguments put in', (kind) => {
    const { message } = note(kind, ARGS);

    expect(sentence(message.key, message.args)).not.toBe(message.key);
    expect(sentence(message.key, message.args)).not.toContain('{variable}');
  });

  it('carries only what it is given', () => {
    expect(note('drawn')).toStrictEqual({ kind: 'drawn', severity: 'info', message: { key: 'elemental.naming.note.drawn' } });
    expect(note('invalidKey', undefined, 'every')).toStrictEqual({
      kind: 'invalidKey', severity: 'error', message: { key: 'elemental.naming.note.invalidKey' }, fails: 'every',
    });
  });

  it('is an error only where machines can\'t register', () => {
    expect(Object.entries(NOTES).filter(([, severity]) => severity === 'error').map(([kind]) => kind))
      .toStrictEqual(['malformedName', 'emptyName', 'invalidName', 'invalidKey', 'invalidValue', 'invalidPrefix']);
  });
});

describe('failing', () => {
  it('is for every machine unless the text depends on what a machine tells', () => {
    expect(failing([])).toBe('every');
    expect(failing([variable('Random/UUID', 'x', true)])).toBe('every');
    expect(failing([variable('Random/UUID', 'x', true), variable('Runtime/Hostname', 'x')])).toBe('alike');
  });
});

describe('variableNotes', () => {
  it('names each variable once', () => {
    const variables = [
      variable('A', 'unknown'), variable('B', ''), variable('A', 'unknown'), variable('C', 'x'), variable('Random/Hex/1', 'f', true),
    ];

    expect(variableNotes(variables).map(({ kind, message }) => [kind, message.args])).toStrictEqual([
      ['random', undefined], ['unknown', { variable: '${A}' }], ['empty', { variable: '${B}' }],
    ]);
  });
});

describe('sanitizedNotes', () => {
  it('says what was done', () => {
    expect(sanitizedNotes({ value: '', replaced: false, cut: false }, 'replaced')).toStrictEqual([]);
    expect(sanitizedNotes({ value: '', replaced: true, cut: true }, 'replacedName').map(({ kind }) => kind)).toStrictEqual(['replacedName', 'cut']);
  });
});
