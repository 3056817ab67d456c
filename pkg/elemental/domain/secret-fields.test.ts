import { differInSecrets, maskedAt, withoutSecrets, withoutSecretText, withSecretsOf } from './secret-fields';

const SECRETS = [{ path: ['spec', 'token'], answer: 'token' }];

function registration(token?: string): object {
  return { metadata: { name: 'a' }, spec: { machineName: 'm', ...token !== undefined && { token } } };
}

describe('secrets', () => {
  it('are left out of a copy', () => {
    const original = registration('abc-very-secret');

    expect(withoutSecrets(original, SECRETS)).toStrictEqual(registration());
    expect(original).toStrictEqual(registration('abc-very-secret'));
    expect(withoutSecrets({ spec: null }, SECRETS)).toStrictEqual({ spec: null });
  });

  it('are put back from another object, which may have none', () => {
    expect(withSecretsOf(registration(), registration('new-one'), SECRETS)).toStrictEqual(registration('new-one'));
    expect(withSecretsOf(registration('old-one'), registration(), SECRETS)).toStrictEqual(registration());
  });

  it('stay deleted together with the map around them', () => {
    expect(withSecretsOf({ metadata: {} }, registration('x'), SECRETS)).toStrictEqual({ metadata: {} });
  });

  it('are compared', () => {
    expect(differInSecrets(registration('a'), registration('b'), SECRETS)).toBe(true);
    expect(differInSecrets(registration('a'), registration(), SECRETS)).toBe(true);
    expect(differInSecrets(registration('a'), { spec: { token: 'a' } }, SECRETS)).toBe(false);
    expect(differInSecrets(registration('a'), registration('b'), [...SECRETS, { path: ['metadata', 'name'] }])).toBe(true);
  });

  it('are masked wherever they are in a value', () => {
    expect(maskedAt(['spec', 'token'], 'l6q9tk72sp6b', SECRETS)).toBe('••••••6b');
    expect(maskedAt(['spec'], { a: 1, token: 'l6q9tk72sp6b' }, SECRETS)).toStrictEqual({ a: 1, token: '••••••6b' });
    expect(maskedAt([], registration('l6q9tk72sp6b'), SECRETS)).toStrictEqual(registration('••••••6b'));
    expect(maskedAt(['spec', 'machineName'], 'l6q9tk72sp6b', SECRETS)).toBe('l6q9tk72sp6b');
    expect(maskedAt(['spec', 'token'], undefined, SECRETS)).toBeUndefined();
    expect(maskedAt(['spec'], { a: 1 }, SECRETS)).toStrictEqual({ a: 1 });
  });

  it('are masked in what the API says about them', () => {
    // recording 01-machineregistrations/_bad-values.via-steve.json
    const text = 'spec.token: Invalid value: "MyToken": spec.token in body should match \'^[a-z0-9]([a-z0-9-]*[a-z0-9])?$\'';

    expect(withoutSecretText(text, registration('MyToken'), SECRETS)).toBe(text.replace('MyToken', '••••••'));
    expect(withoutSecretText('"$&(.*" is wrong', registration('$&(.*'), SECRETS)).toBe('"••••••" is wrong');
    expect(withoutSecretText('MyToken is not "MyToken"', registration('MyToken'), SECRETS)).toBe('•••••• is not "••••••"');
    expect(withoutSecretText('body', registration('b'), SECRETS)).toBe('body');
    expect(withoutSecretText('any', registration(''), SECRETS)).toBe('any');
  });
});
