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

/** The packages that modules are of, sorted by name and version. Modules of our own, and of packages that the build tool makes up, are of none. */
export function bundledPackages(modules: BundledModule[]): BundledPackage[] {
  const folders = new Map(modules.flatMap(({ resource }) => {
    const [folder = '', name = ''] = FOLDER.exec(resource) ?? [];

    return folder && existsSync(path.join(folder, 'package.json')) ? [[folder, name.replaceAll('\\', '/')] as const] : [];
  }));
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
