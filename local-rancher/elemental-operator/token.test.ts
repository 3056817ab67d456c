import type { MachineRegistration } from './resources';
import { recordedObjects } from '../../test/support/recordings';
import { randomToken } from './token';

describe('randomToken', () => {
  const recorded = recordedObjects<MachineRegistration>('MachineRegistration')
    .filter(([, { spec }]) => !spec.token)
    .map(([, { status }]) => status?.registrationToken)
    .filter((token) => token?.length === 54);

  it('is as long as the recorded ones, of the letters and digits that they have', () => {
    const letters = new Set(recorded.join(''));
    const tokens = Array.from({ length: 100 }, randomToken);

    expect(recorded).not.toHaveLength(0);
    expect(new Set(tokens.map(({ length }) => length))).toEqual(new Set([54]));
    expect(new Set(tokens.join(''))).toEqual(letters);
  });

  it('is another one each time', () => {
    expect(randomToken()).not.toBe(randomToken());
  });
});
