import * as fc from 'fast-check';
import { attack } from '../../../../test/support/host-setup/arbitraries';
import { ScratchRoot } from '../../../../test/support/host-setup/scratch-root';
import { commandLine, withInput } from './shell';

const root = new ScratchRoot();

beforeAll(() => {
  root.stub('program');
});

afterAll(() => {
  root.remove();
});

const withoutNul = attack.map((text) => text.replaceAll('\0', ''));

describe.each(['bash', 'sh'])('in %s', (shell) => {
  it('a command line is these words', () => {
    fc.assert(fc.property(fc.array(withoutNul), (words) => {
      root.write('/tmp/line', commandLine(['program', ...words]));

      expect(root.run([shell, '/tmp/line'])).toStrictEqual({ status: 0, output: '' });
      expect(root.calls()).toStrictEqual([['program', ...words]]);
      expect(root.exists('/broken')).toBe(false);
    }), { numRuns: 60 });
  });

  it('the input of a command is this text', () => {
    fc.assert(fc.property(withoutNul, (text) => {
      const lines = `${ text }\n`;

      root.write('/tmp/input', `${ withInput('cat', lines) }\n`);

      expect(root.run([shell, '/tmp/input'])).toStrictEqual({ status: 0, output: lines });
      expect(root.exists('/broken')).toBe(false);
    }), { numRuns: 60 });
  });
});
