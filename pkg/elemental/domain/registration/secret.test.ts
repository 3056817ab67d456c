import * as fc from 'fast-check';
import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { maskedToken, maskedUrl, withoutToken } from './secret';

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

describe('withoutToken', () => {
  it('hides what the operator quotes', () => {
    expect(withoutToken('token "site-berlin" is already in use by fleet-default/a', { spec: { token: 'site-berlin' } }))
      .toBe('token "••••••in" is already in use by fleet-default/a');
    expect(withoutToken('https://x/abcdefgh and abcdefgh', { status: { registrationToken: 'abcdefgh' } })).toBe('https://x/••••••gh and ••••••gh');
  });

  it('leaves a text alone where there is no token', () => {
    expect(withoutToken('server-url is not set', {})).toBe('server-url is not set');
    expect(withoutToken('server-url is not set', { spec: { token: '' } })).toBe('server-url is not set');
  });

  it('hides it in everything that was recorded', () => {
    const said = recordedObjects<MachineRegistration>('MachineRegistration').flatMap(([, registration]) => {
      const messages = registration.status?.conditions?.map(({ message }) => message) ?? [];

      return messages.map((message) => ({ registration, token: registration.spec?.token, message }));
    });
    const quoted = said.filter(({ message, token }) => token && message.includes(token));

    expect(quoted).not.toStrictEqual([]);
    for (const { registration, token = '', message } of quoted) {
      expect(withoutToken(message, registration)).not.toContain(token);
    }
  });
});
