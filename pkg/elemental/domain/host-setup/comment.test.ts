import * as fc from 'fast-check';
import { attack } from '../../../../test/support/host-setup/arbitraries';
import { comment } from './comment';

describe('comment', () => {
  it('is its lines', () => {
    expect(comment('One.', '', 'Two.')).toBe('# One.\n#\n# Two.\n');
  });

  it('is one line for each, whatever they hold', () => {
    fc.assert(fc.property(fc.array(attack), (lines) => {
      expect(comment(...lines)).toMatch(new RegExp(`^(#[\\x20-\\x7e]*\\n){${ lines.length }}$`));
    }));
  });
});
