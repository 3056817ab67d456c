import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A module in a file of the package, as `pkg/elemental/bundled-modules.js` writes it. */
export interface BundledModule {
  /** Its file: an absolute path. */
  resource: string;
  /** In bytes, before minification. */
  size: number;
  /** Those of the package that hold it. */
  files: string[];
}

/** A package of somebody else's of which something is in ours. */
export interface BundledPackage {
  name: string;
  version: string;
  /** As in its `package.json`: an SPDX expression, e.g. `MIT`. */
  license: string;
  /** As in its `package.json`, or the name of the package. */
  author: string;
  /** The texts of its files LICENSE, NOTICE and the like. */
  texts: string[];
}

interface PackageJson {
  version?: string;
  license?: string | { type?: string };
  /** Before SPDX expressions. */
  licenses?: { type?: string }[];
  author?: string | { name?: string };
}

const FOLDER = /^.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/;
const LEGAL = /^(licen[cs]e|copying|notice)/i;

/**
 * The packages that modules are of, sorted by name and version. Modules of our own are of none, nor is one that the build tool made up:
 * it has the name of a package, and is a single file where others have their folder.
 *
 * @throws Error if a package is gone since the build
 */
export function bundledPackages(modules: BundledModule[]): BundledPackage[] {
  const folders = new Map(modules.flatMap(({ resource }) => {
    const [folder = '', name = ''] = FOLDER.exec(resource) ?? [];

    return resource === folder || folder === '' ? [] : [[folder, name.replaceAll('\\', '/')] as const];
  }));
  const gone = [...folders].filter(([folder]) => !existsSync(path.join(folder, 'package.json'))).map(([, name]) => name);

  if (gone.length) {
    throw new Error(`The build holds code of packages that are no longer installed, so that their licences can't be read: ${ gone.join(', ') }. `
      + 'Remove dist-pkg/ and build again.');
  }
  const packages = new Map([...folders].map(([folder, name]) => {
    const found = readPackage(folder, name);

    return [`${ name }@${ found.version }`, found] as const;
  }));

  return [...packages].sort(([a], [b]) => a < b ? -1 : 1).map(([, found]) => found);
}

function readPackage(folder: string, name: string): BundledPackage {
  const { version = '', license, licenses, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as PackageJson;
  const files = readdirSync(folder).filter((file) => LEGAL.test(file)).sort();

  return {
    name,
    version,
    license: (typeof license === 'string' ? license : license?.type) ?? (licenses ?? []).map(({ type = '' }) => type).join(' OR '),
    author: (typeof author === 'string' ? author : author?.name) ?? `the authors of ${ name }`,
    texts: files.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()),
  };
}
