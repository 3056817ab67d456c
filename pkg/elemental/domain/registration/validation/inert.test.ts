import { lines } from '../../../../../test/support/problems';
import { inertProblems } from './inert';

function ofElemental(elemental: object): string[] {
  return lines(inertProblems({ spec: { config: { elemental } } }, {})).map((line) => line.replace('spec > config > elemental > ', ''));
}

describe('inertProblems', () => {
  it.each([
    [{ registration: { url: 'https://elsewhere' } }, 'registration > url'],
    [{ registration: { 'ca-cert': 'MINE' } }, 'registration > ca-cert'],
    [{ registration: { labels: { a: 'b' } } }, 'registration > labels'],
    [{ 'system-agent': { url: 'https://elsewhere' } }, 'system-agent'],
    [{ install: { 'config-urls': ['https://a'] } }, 'install > config-urls'],
    [{ reset: { 'config-urls': ['https://a'] } }, 'reset > config-urls'],
  ])('warns of %j', (elemental, path) => {
    expect(ofElemental(elemental)).toStrictEqual([`warning ${ path }: inert`]);
  });

  it('is content with what is empty', () => {
    const registration = { 'url': '', 'labels': {}, 'no-toolkit': true };

    expect(ofElemental({ registration, 'install': { 'config-urls': [] }, 'system-agent': {} })).toStrictEqual([]);
  });
});
