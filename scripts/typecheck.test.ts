import { ourMistakes } from './typecheck';

describe('ourMistakes', () => {
  it('leaves out what the shell says about itself, explanations included', () => {
    expect(ourMistakes([
      'node_modules/@rancher/shell/a.vue(1,2): error TS2339: Property x does not exist.',
      '  Property x is missing.',
      'pkg/elemental/index.ts(3,4): error TS2322: Type a is not assignable to type b.',
      '  Types are incompatible.',
      'node_modules/b.ts(1,1): error TS1: c',
      '',
    ].join('\n'))).toStrictEqual([
      'pkg/elemental/index.ts(3,4): error TS2322: Type a is not assignable to type b.',
      '  Types are incompatible.',
    ]);
  });

  it('keeps what is about no file at all', () => {
    expect(ourMistakes('error TS5058: The specified path does not exist.')).toHaveLength(1);
  });

  it('finds nothing in no output', () => {
    expect(ourMistakes('')).toStrictEqual([]);
  });
});
