import type { Files } from '../../../scripts/catalog/archive';
import type { Extension } from '../../../scripts/catalog/extension';
import { release, type Release, type ReleaseSources } from '../../../scripts/catalog/release';

/** A small extension in place of the real one, whose build takes a minute. */
export function extension(version = '0.1.0'): Extension {
  return {
    name: 'elemental',
    version,
    description: 'Machines: "managed" & unmanaged',
    annotations: { 'catalog.cattle.io/display-name': 'Elemental', 'catalog.cattle.io/ui-extensions-version': '>= 3.0.0 < 4.0.0' },
  };
}

/** Its build. */
export function builtPackage(version = '0.1.0', code = 'console.log("elemental")'): Files {
  const main = `elemental-${ version }.umd.min.js`;

  return new Map([
    [main, Buffer.from(code)],
    ['img/elemental.svg', Buffer.from('<svg/>')],
    ['package.json', Buffer.from(JSON.stringify({ name: 'elemental', version, main }))],
  ]);
}

export const CHANGELOG = `# Changelog

## Unreleased

- Not yet

## 0.2.0 - 2026-12-24

### Added

- More

## 0.1.0 - 2026-11-23

- The first
`;

/** A version of it as it is published. */
export function sampleRelease(version = '0.1.0', changes: Partial<ReleaseSources> = {}): Promise<Release> {
  return release({
    extension: extension(version),
    packageFiles: builtPackage(version),
    legal: new Map([['LICENSE', Buffer.from('Do what is right.')], ['THIRD-PARTY-NOTICES.txt', Buffer.from('None.')]]),
    icon: Buffer.from('<svg/>'),
    changelog: CHANGELOG,
    ...changes,
  });
}
