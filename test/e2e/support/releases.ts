import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publish } from '../../../scripts/catalog/publish';
import { readExtension } from '../../../scripts/catalog/extension';
import { packageFiles } from '../../../scripts/catalog/package-files';
import { release } from '../../../scripts/catalog/release';

const ROOT = path.resolve(__dirname, '../../..');

/** The extension as it is built for the tests. */
const CURRENT = readExtension(path.join(ROOT, 'pkg/elemental'));

/** The version of the build. */
export const CURRENT_VERSION = CURRENT.version;

/**
 * Publishes the build in a catalog: as the version that it is, or as it would be as another one, for other Ranchers.
 *
 * @param annotations over those that the extension has
 */
export async function publishAs(folder: string, version = CURRENT.version, annotations: Record<string, string> = {}): Promise<void> {
  const built = packageFiles(path.join(ROOT, 'dist-pkg', `${ CURRENT.name }-${ CURRENT.version }`));
  const renamed = [...built].map(([name, content]): [string, Buffer] => [inVersion(name, version), /\.(js|json)$/.test(name)
    ? Buffer.from(inVersion(content.toString(), version).replace(`"version": "${ CURRENT.version }"`, `"version": "${ version }"`))
    : content]);

  publish(folder, await release({
    extension: { ...CURRENT, version, annotations: { ...CURRENT.annotations, ...annotations } },
    packageFiles: new Map(renamed),
    legal: new Map(),
    icon: readFileSync(path.join(ROOT, 'assets/elemental.svg')),
    changelog: `## ${ version } - 2026-01-01\n\nWhat version ${ version } brings.\n`,
  }));
}

function inVersion(text: string, version: string): string {
  return text.replaceAll(`${ CURRENT.name }-${ CURRENT.version }`, `${ CURRENT.name }-${ version }`);
}
