import { recording } from '../../../../../test/support/recordings';
import { lines } from '../../../../../test/support/problems';
import type { MachineRegistration } from '../../../types';
import { tokenProblems } from './token';

function ofToken(token: unknown): string[] {
  return lines(tokenProblems({ spec: { token } as object }, {}));
}

function recorded(name: string): MachineRegistration {
  return (recording(`01-machineregistrations/${ name }.yaml`) as { final: MachineRegistration }).final;
}

describe('tokenProblems', () => {
  it.each([undefined, null, 'a', 'my-edge-site-1', 'a'.repeat(253)])('takes %s', (token) => {
    expect(ofToken(token)).toStrictEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['MyToken', 'syntax'],
    ['-abc', 'syntax'],
    ['a-', 'syntax'],
    ['a b', 'syntax'],
    ['a\n', 'syntax'],
    ['a'.repeat(254), 'tooLong'],
  ])('refuses %j: %s', (token, problem) => {
    expect(ofToken(token)).toStrictEqual([`error spec > token: token.${ problem }`]);
  });

  it('finds that the recorded duplicate is one, and says whose token it is', () => {
    const others = [recorded('duplicate-token'), recorded('custom-token')];

    expect(tokenProblems(recorded('duplicate-token'), { others })).toStrictEqual([{
      path: ['spec', 'token'],
      severity: 'error',
      message: { key: 'elemental.registration.problem.token.inUse', args: { other: 'fleet-default/custom-token' } },
    }]);
    expect(tokenProblems(recorded('custom-token'), { others: [recorded('custom-token'), recorded('unmanaged')] })).toStrictEqual([]);
  });

  it('knows the tokens that the operator drew', () => {
    const drawn = recorded('unmanaged').status?.registrationToken;

    expect(lines(tokenProblems({ metadata: { name: 'new' }, spec: { token: drawn } }, { others: [recorded('unmanaged')] })))
      .toStrictEqual(['error spec > token: token.inUse']);
  });

  it('never quotes a token', () => {
    for (const token of ['MyToken', 's3cret'.repeat(50), 'my-edge-site-1']) {
      expect(JSON.stringify(tokenProblems({ spec: { token } }, { others: [recorded('custom-token')] }))).not.toContain(token);
    }
  });
});
