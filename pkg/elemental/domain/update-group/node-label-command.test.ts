import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { labelNodeCommand } from './node-label-command';

describe('labelNodeCommand', () => {
  it('names the node where it is known', () => {
    expect(labelNodeCommand('till-1.example.com')).toBe('kubectl label node till-1.example.com ui.elemental.cattle.io/unmanaged=true');
    expect(labelNodeCommand()).toBe('kubectl label node NODE ui.elemental.cattle.io/unmanaged=true');
  });

  it('is three words and the label for a shell, whatever the node is called', () => {
    const name = hostileText.filter((text) => !text.includes('\0'));

    fc.assert(fc.property(name, (node) => {
      const script = `kubectl() { printf '%s\\0' "$@"; }; ${ labelNodeCommand(node) }`;

      expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1))
        .toStrictEqual(['label', 'node', node, 'ui.elemental.cattle.io/unmanaged=true']);
    }), { numRuns: 20 });
  });
});
