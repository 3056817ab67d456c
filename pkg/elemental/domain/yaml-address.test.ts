import { yamlViewOfForm } from './yaml-address';

describe('yamlViewOfForm', () => {
  it.each([
    ['a new one', { as: 'yaml' }, undefined, { view: 'yaml' }],
    ['an edit', { mode: 'edit', as: 'yaml' }, 'a', { mode: 'edit', view: 'yaml' }],
    ['a clone', { mode: 'clone', as: 'yaml' }, 'a', { mode: 'clone', view: 'yaml' }],
    ['an import', { mode: 'import', as: 'yaml' }, undefined, { mode: 'import', view: 'yaml' }],
    ['what the shell doesn\'t know, which is YAML to it', { mode: 'edit', as: 'detail', q: 'x' }, 'a', { mode: 'edit', q: 'x', view: 'yaml' }],
  ])('opens our view of the YAML instead of the shell\'s editor: %s', (_, query, id, expected) => {
    expect(yamlViewOfForm(query, id)).toStrictEqual(expected);
  });

  it.each([
    ['a form', {}, undefined],
    ['a form, said so', { as: 'config' }, undefined],
    ['an edit', { mode: 'edit' }, 'a'],
    ['an edit as form', { mode: 'edit', as: 'config' }, 'a'],
    ['YAML that is looked at', { as: 'yaml' }, 'a'],
    ['YAML that is looked at, said so', { mode: 'view', as: 'yaml' }, 'a'],
  ])('leaves other addresses as they are: %s', (_, query, id) => {
    expect(yamlViewOfForm(query, id)).toBeUndefined();
  });
});
