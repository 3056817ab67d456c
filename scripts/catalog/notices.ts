import type { BundledPackage } from './bundled-packages';

/** Licences under which somebody else's code may be in ours: those that ask for no more than their text to go along. */
const ACCEPTED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'Unlicense']);

const RULE = '-'.repeat(80);

/** The MIT licence for those who say that it is theirs without handing it out (https://spdx.org/licenses/MIT.html). */
const MIT = (author: string): string => `Copyright (c) ${ author }

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * The third-party notices: each package that is bundled, with its licence and what it wants to be handed on. Packages with the same texts
 * share them.
 *
 * @param apache the text of the Apache License 2.0, for packages that name it without holding it
 * @throws Error with the names of packages whose licence is none that is accepted here, or unknown
 */
export function notices(packages: BundledPackage[], apache: string): string {
  const refused = packages.filter(({ license }) => !isAccepted(license));

  if (refused.length) {
    throw new Error(`The package would hold code under a licence that is not accepted: ${ refused.map(title).join('; ') }. `
      + 'Do without it, or accept the licence in scripts/catalog/notices.ts.');
  }
  const byText = new Map<string, BundledPackage[]>();

  for (const one of packages) {
    const text = textOf(one, apache);

    byText.set(text, [...byText.get(text) ?? [], one]);
  }
  const parts = [...byText].map(([text, sharing]) => `${ RULE }\n${ sharing.map(title).join('\n') }\n${ RULE }\n\n${ text }\n`);

  return `Third-party notices\n\nThis extension holds code of the following packages, each under its own licence.\n\n${ parts.join('\n') }`;
}

function title({ name, version, license }: BundledPackage): string {
  return `${ name } ${ version } (${ license || 'no licence' })`;
}

/** One of several that may be chosen is enough. */
function isAccepted(license: string): boolean {
  return license.replaceAll(/[()]/g, '').split(' OR ').some((one) => ACCEPTED.has(one));
}

function textOf({ license, author, texts }: BundledPackage, apache: string): string {
  if (texts.length) {
    return texts.join('\n\n');
  }
  if (license === 'MIT') {
    return MIT(author);
  }
  if (license === 'Apache-2.0') {
    return apache.trim();
  }

  return `Licensed under ${ license } by ${ author }.`;
}
