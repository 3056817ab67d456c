import * as fc from 'fast-check';
import { maskedToken, maskedUrl } from './secret';

const tokens = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/);

describe('maskedUrl', () => {
  it('hides the token but for its end', () => {
    expect(maskedUrl('https://rancher.test/elemental/registration/l6q9tk72sp6bjplqk7')).toBe('https://rancher.test/elemental/registration/••••••k7');
  });

  it('hides a text that is no URL', () => {
    expect(maskedUrl('l6q9tk72sp6bjplqk7')).toBe('••••••k7');
  });

  it('never shows the token', () => {
    fc.assert(fc.property(tokens, (token) => {
      const masked = maskedUrl(`https://rancher.test/elemental/registration/${ token }`);

      expect(masked.endsWith(`/${ token }`)).toBe(false);
      expect(masked).toHaveLength('https://rancher.test/elemental/registration/'.length + maskedToken(token).length);
    }));
  });
});

describe('maskedToken', () => {
  it('shows two characters of eight or more', () => {
    expect(maskedToken('abcdefgh')).toBe('••••••gh');
  });

  it('shows nothing of a shorter one', () => {
    expect(maskedToken('abcdefg')).toBe('••••••');
    expect(maskedToken('')).toBe('••••••');
  });
});
