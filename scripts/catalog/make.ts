import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledModulesFile } from '../../local-rancher/builds/extension';
import { bundledPackages, type BundledModule } from './bundled-packages';
import { readExtension } from './extension';
import { notices } from './notices';
import { packageFiles } from './package-files';
import { release, type Release } from './release';

/**
 * The version that a release build in this folder is, ready to be published.
 *
 * @param root of the project
 * @param built the folder of the build
 * @throws Error with what is wrong with the sources, or with the build
 */
export function releaseOf(root: string, built: string): Promise<Release> {
  const read = (name: string): Buffer => readFileSync(path.join(root, name));
  const license = read('LICENSE');
  const modules = JSON.parse(readFileSync(bundledModulesFile(built), 'utf8')) as BundledModule[];

  return release({
    extension: readExtension(path.join(root, 'pkg/elemental')),
    packageFiles: packageFiles(built),
    legal: new Map([['LICENSE', license], ['THIRD-PARTY-NOTICES.txt', Buffer.from(notices(bundledPackages(modules), license.toString()))]]),
    icon: read('assets/elemental.svg'),
    changelog: read('CHANGELOG.md').toString(),
  });
}
