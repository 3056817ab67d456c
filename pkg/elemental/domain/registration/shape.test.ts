import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { withoutToken } from './shape';

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

  it('leaves words alone that a token of few letters is a part of', () => {
    expect(withoutToken('already in use by the-other', { spec: { token: 'the' } })).toBe('already in use by the-other');
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
