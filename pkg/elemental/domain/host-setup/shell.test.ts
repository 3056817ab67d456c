import * as fc from 'fast-check';
import { attack } from '../../../../test/support/host-setup/arbitraries';
import { commandLine, quote, withInput } from './shell';

describe('quote', () => {
  it.each(['a', '/etc/elemental/config.yaml', '--no-toolkit', 'a@b%c+:,.-_'])('leaves %s as it is', (text) => {
    expect(quote(text)).toBe(text);
  });

  it.each([
    ['', '\'\''],
    ['a b', '\'a b\''],
    ['$(reboot)', '\'$(reboot)\''],
    ['it\'s', '\'it\'\\\'\'s\''],
    ['~', '\'~\''],
    ['A=b', '\'A=b\''],
    ['a\nb', '\'a\nb\''],
    ['é', '\'é\''],
  ])('quotes %j', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });
});

describe('commandLine', () => {
  it('is its words, quoted', () => {
    expect(commandLine(['rm', '-f', 'a b'])).toBe('rm -f \'a b\'');
  });
});

describe('withInput', () => {
  it('ends after the text', () => {
    expect(withInput('cat', 'a\nb\n')).toBe('cat <<\'END\'\na\nb\nEND');
  });

  it('has an end that no line of the text is', () => {
    expect(withInput('cat', 'a\nEND\nEND_\n')).toBe('cat <<\'END__\'\na\nEND\nEND_\nEND__');
    fc.assert(fc.property(attack, (text) => {
      const lines = withInput('cat', `${ text }\n`).split('\n');

      expect(lines.indexOf(lines.at(-1) ?? '')).toBe(lines.length - 1);
    }));
  });
});
