import { recording } from '../../../test/support/recordings';
import { saveErrorKind, saveFailure, serverWords, type Explain } from './save-error';

type Answers<Body> = Record<string, { body: Body }>;

const answers = recording('11-v1-json-per-state/_put-post.json') as Answers<{ status: number }>;
const refusals = recording('01-machineregistrations/_bad-values.via-steve.json') as Answers<{ status: number } | string>;

function recorded(what: string): unknown {
  return answers[what]?.body;
}

describe('saveErrorKind', () => {
  it('knows the recorded answers', () => {
    expect(saveErrorKind(recorded('stale resourceVersion'), true)).toBe('conflict');
    expect(saveErrorKind(recorded('POST of an existing name'), false)).toBe('exists');
    expect(saveErrorKind(recorded('POST into a missing namespace'), false)).toBe('other');
    for (const refused of ['token-uppercase', 'seed-string', 'device-selector-no-key']) {
      expect(saveErrorKind(refusals[refused]?.body, true)).toBe('invalid');
    }
  });

  it.each([
    [{ status: 404, code: 'NotFound' }, true, 'gone'],
    [{ _status: 401 }, true, 'signedOut'],
    [{ status: 403 }, false, 'forbidden'],
    [{ status: 400 }, false, 'invalid'],
    [{ status: 500 }, false, 'other'],
    [{ _status: 502, data: '<html>' }, true, 'unreachable'],
    [{ _status: 503 }, true, 'unreachable'],
    [{ message: 'Network Error', code: 'ERR_NETWORK' }, true, 'unreachable'],
    [{ message: 'Network Error', code: 'ERR_NETWORK', status: 0 }, true, 'unreachable'],
    [{ message: 'undefined is not a function' }, true, 'other'],
    ['a sentence', true, 'other'],
    [undefined, true, 'other'],
  ])('%j (exists: %s) is %s', (error, exists, kind) => {
    expect(saveErrorKind(error, exists)).toBe(kind);
  });
});

describe('serverWords', () => {
  it.each([
    [recorded('stale resourceVersion'), expect.stringMatching(/^Operation cannot be fulfilled/)],
    [{ detail: 'more' }, 'more'],
    [new Error('wrong'), 'wrong'],
    ['a sentence', 'a sentence'],
    [{ message: '' }, undefined],
    ['', undefined],
    [undefined, undefined],
    [7, undefined],
  ])('%j', (error, words) => {
    expect(serverWords(error)).toStrictEqual(words);
  });
});

describe('saveFailure', () => {
  const RESOURCE = { metadata: { name: 'shops', namespace: 'fleet-default' }, spec: { token: 'MyToken' } };
  const secrets = [{ path: ['spec', 'token'] }];
  const ours: Explain = () => [
    { path: ['spec', 'token'], message: { key: 'x', args: { value: 'MyToken', count: 1 } } },
    { message: { key: 'y' } },
  ];

  function failure(error: unknown, { exists = true, explain = () => [] }: { exists?: boolean; explain?: Explain } = {}): unknown {
    return saveFailure(error, RESOURCE, { exists, secrets, explain });
  }

  it.each([
    ['gone', { status: 404, message: 'not found' }], ['signedOut', { _status: 401 }], ['unreachable', { code: 'ERR_NETWORK' }],
  ])('is %s, with nothing more to say', (kind, error) => {
    expect(failure(error)).toStrictEqual({ kind });
  });

  it('says that a name is taken, at the name', () => {
    expect(failure(recorded('POST of an existing name'), { exists: false })).toStrictEqual({
      kind: 'exists',
      problems: [{ path: ['metadata', 'name'], message: { key: 'elemental.save.exists', args: { name: 'shops', namespace: 'fleet-default' } } }],
    });
    expect(saveFailure({ status: 409 }, {}, { exists: false, secrets, explain: ours }))
      .toMatchObject({ problems: [{ message: { args: { name: '', namespace: '' } } }] });
  });

  it('says what the server says, without its secrets, where nobody can explain it', () => {
    expect(failure(refusals['token-uppercase']?.body)).toStrictEqual({
      kind: 'invalid',
      problems: [{
        message: { key: 'elemental.save.serverSays', args: { detail: expect.stringContaining('spec.token: Invalid value: "••••••"') as string } },
      }],
    });
    expect(failure({})).toStrictEqual({ kind: 'other', problems: [{ message: { key: 'elemental.save.unknown' } }] });
  });

  it('says what somebody explains instead, without secrets too', () => {
    expect(failure({ status: 422 }, { explain: ours })).toStrictEqual({
      kind: 'invalid',
      problems: [
        { path: ['spec', 'token'], message: { key: 'x', args: { value: '••••••', count: 1 } } },
        { message: { key: 'y' } },
      ],
    });
  });

  it.each([
    ['forbidden', { status: 403, message: 'MyToken' }],
    ['other', { status: 500, message: 'MyToken' }],
    ['other', { status: 409, message: 'MyToken' }],
  ])('is %s in the server\'s words, which are about no field: %j', (kind, error) => {
    expect(failure(error, { explain: ours })).toStrictEqual({
      kind, problems: [{ message: { key: 'elemental.save.serverSays', args: { detail: '••••••' } } }],
    });
  });
});
