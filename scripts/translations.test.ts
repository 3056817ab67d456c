import { flatten, translationMistakes, type Sentences } from './translations';

const EN = {
  elemental: { name: 'Name', greeting: 'Hello {name}', state: { ready: 'Ready', failed: 'Failed' } },
  product: { elemental: 'Elemental' },
};
const CODE = 't(\'elemental.name\') t("elemental.greeting", { name }) t(`elemental.state.${ state }`)';

function language(content: unknown): Sentences {
  return new Map(flatten(content));
}

function mistakes({ en = EN, other = EN, code = CODE }: { en?: unknown; other?: unknown; code?: string } = {}): string[] {
  return translationMistakes({ languages: new Map([['en-us', language(en)], ['zh-hans', language(other)]]), code: new Map([['a.vue', code]]) });
}

describe('translationMistakes', () => {
  it('finds none where all is well', () => {
    expect(mistakes()).toStrictEqual([]);
  });

  it('finds a key without a sentence', () => {
    expect(mistakes({ code: `${ CODE } t('elemental.nmae')` })).toStrictEqual(['a.vue: no sentence for "elemental.nmae"']);
  });

  it('finds the beginning of a key that begins no sentence', () => {
    expect(mistakes({ code: `${ CODE } t(\`elemental.status.\${ x }\`)` })).toStrictEqual(['a.vue: no sentence for "elemental.status.${ x }"']);
  });

  it('finds a sentence that nothing asks for among those of which the middle is known later', () => {
    const en = { elemental: { empty: { list: { title: 'Empty', meaning: 'Nothing there' } } } };

    expect(mistakes({ en, other: en, code: '`elemental.empty.${ of }.title`; `elemental.empty.${ of }.meaning`' })).toStrictEqual([]);
    expect(mistakes({ en, other: en, code: '`elemental.empty.${ of }.title`; `elemental.empty.${ of }.meanings`' })).toStrictEqual([
      'a.vue: no sentence for "elemental.empty.${ of }.meanings"',
      'l10n: nothing uses "elemental.empty.list.meaning"',
    ]);
  });

  it('finds a sentence that nothing uses', () => {
    expect(mistakes({ code: CODE.replace('elemental.name', 'x') })).toStrictEqual(['l10n: nothing uses "elemental.name"']);
  });

  it('does not ask for uses of the shell\'s keys', () => {
    expect(mistakes({ en: { ...EN, nav: { title: 'x' } }, other: { ...EN, nav: { title: 'y' } } })).toStrictEqual([]);
  });

  it('finds what only one language has', () => {
    expect(mistakes({ other: { ...EN, product: {} } })).toStrictEqual(['l10n: "product.elemental" is in en-us but not in zh-hans']);
    expect(mistakes({ other: { ...EN, more: 'x' } })).toStrictEqual(['l10n: "more" is in zh-hans but not in en-us']);
  });

  it('finds arguments that differ', () => {
    expect(mistakes({ other: { ...EN, elemental: { ...EN.elemental, greeting: '你好 {nmae}' } } }))
      .toStrictEqual(['l10n: "elemental.greeting" takes other arguments in zh-hans than in en-us']);
  });

  it('takes the words of a plural for words', () => {
    const plural = (words: string): object => ({ ...EN, typeLabel: `{count, plural, ${ words }}` });

    expect(mistakes({ en: plural('one { Machine } other { Machines }'), other: plural('other { 机器 }') })).toStrictEqual([]);
    expect(mistakes({ en: plural('other { Machines }'), other: { ...EN, typeLabel: '机器' } })).toHaveLength(1);
  });

  it('does not take a type of the API for a key', () => {
    expect(mistakes({ code: `${ CODE } 'elemental.cattle.io.machineregistration'` })).toStrictEqual([]);
  });

  it('wants a language', () => {
    expect(translationMistakes({ languages: new Map(), code: new Map() })).toStrictEqual(['There is no language.']);
  });
});
