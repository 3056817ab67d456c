import { filePath, folderOf, InvalidPathError } from './host-file';

describe('filePath', () => {
  it.each(['/a', '/etc/elemental/config.yaml', '/a b/$(c)/\'"', '/...', '/.a/b..', '/-rf'])('takes %j', (path) => {
    expect(filePath(path)).toBe(path);
  });

  it.each([
    '', '/', 'a', './a', '~/a', '-a', '/a/', '//a', '/a//b', '/a/./b', '/a/..', '/../a', '/a/.',
    '/a\nb', '/a\0', '/a\u001b[2K', '/a\u2028', '/a\u202eb', 'C:\\a',
  ])('refuses %j', (path) => {
    expect(() => filePath(path)).toThrow(InvalidPathError);
  });

  it('says which path it refuses', () => {
    expect(() => filePath('a\n')).toThrow(expect.objectContaining({ path: 'a\n', message: expect.stringContaining('"a\\n"') as string }) as Error);
  });
});

describe('folderOf', () => {
  it.each([['/etc/elemental/config.yaml', '/etc/elemental'], ['/a', '/']])('of %s is %s', (path, folder) => {
    expect(folderOf(path)).toBe(folder);
  });
});
