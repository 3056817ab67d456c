import * as fc from 'fast-check';
import { jsonObject } from '../../../test/support/arbitraries';
import { answersFrom, draftText, LONGEST_DRAFT, parseDraft, type Draft } from './draft';

const DRAFT: Draft = {
  savedAt: 1_780_000_000_000,
  resourceVersion: '7',
  base: { metadata: { name: 'shops' }, spec: {} },
  edited: { metadata: { name: 'shops' }, spec: { machineName: 'till' } },
  view: 'form',
  yaml: '# ours\nmetadata:\n  name: shops\n',
  form: { name: 'shops', machineName: 'till' },
  secretTyped: false,
};

function parsed(change: object): Draft | undefined {
  return parseDraft(JSON.stringify({ version: 1, ...DRAFT, ...change }));
}

describe('a draft', () => {
  it('is read as it was written', () => {
    expect(parseDraft(draftText(DRAFT) ?? '')).toStrictEqual(DRAFT);
    fc.assert(fc.property(jsonObject, jsonObject, fc.string(), (spec, form, yaml) => {
      const draft: Draft = { ...DRAFT, base: { metadata: {}, spec }, form, yaml };

      expect(parseDraft(draftText(draft) ?? '')).toStrictEqual(draft);
    }));
  });

  it('may be of either view', () => {
    expect(parsed({ view: 'yaml' })).toStrictEqual({ ...DRAFT, view: 'yaml' });
  });

  it('of something new has no version of it', () => {
    const draft = Object.fromEntries(Object.entries(DRAFT).filter(([key]) => key !== 'resourceVersion')) as unknown as Draft;

    expect(parseDraft(draftText(draft) ?? '')).toStrictEqual(draft);
  });

  it('is not kept if it is longer than a browser would keep', () => {
    expect(draftText({ ...DRAFT, yaml: 'x'.repeat(LONGEST_DRAFT) })).toBeUndefined();
    expect(parseDraft(' '.repeat(LONGEST_DRAFT) + (draftText(DRAFT) ?? ''))).toBeUndefined();
  });

  it.each([null, '', 'text', 'null', '[]', '{}', '{"version":1}'])('is not read from %j', (text) => {
    expect(parseDraft(text)).toBeUndefined();
  });

  it.each([
    { version: 2 }, { savedAt: '10:42' }, { resourceVersion: 7 }, { base: [] }, { base: { spec: 1 } }, { edited: null },
    { edited: { metadata: 'x' } }, { view: 'table' }, { yaml: 1 }, { form: [] }, { secretTyped: 'no' },
  ])('is not read where something of it isn\'t what it should be: %j', (change) => {
    expect(parsed(change)).toBeUndefined();
  });

  it('may have what YAML makes of an empty field', () => {
    expect(parsed({ edited: { spec: null } })).toMatchObject({ edited: { spec: null } });
  });
});

describe('the answers of a draft', () => {
  const form = { name: '', unmanaged: false, labels: {}, lines: [] as string[] };

  it('take the place of the form\'s own', () => {
    expect(answersFrom(form, { name: 'a', unmanaged: true, labels: { b: 'c' }, lines: ['d'] }))
      .toStrictEqual({ name: 'a', unmanaged: true, labels: { b: 'c' }, lines: ['d'] });
  });

  it('are not taken where they are missing, unknown or of another type', () => {
    expect(answersFrom(form, { name: 1, labels: [], lines: {}, other: 'x' })).toStrictEqual(form);
    expect(answersFrom(form, { name: null, unmanaged: 'true', labels: null, lines: null })).toStrictEqual(form);
  });
});
