import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChangelogEntry } from './changelog';

const PICTURE = /!\[([^\]]*)\]\(([^)\s]+)\)/g;
const TYPES: Record<string, string> = { '.jpg': 'image/jpeg', '.png': 'image/png', '.svg': 'image/svg+xml' };

/** How much of a README Rancher reads (rancher/rancher, `pkg/catalogv2/helm/info.go`), in bytes. */
const MOST_BYTES = 1024 * 1024;

/**
 * The README of a chart, which the page "Extensions" shows: with its pictures in it, as no address of theirs could hold on every web server,
 * and with the changelog.
 *
 * @param folder where the text is, for the addresses of its pictures
 * @throws Error if a picture is missing or of a type that browsers don't show, or if all is more than Rancher reads
 */
export function readme(text: string, folder: string, changes: ChangelogEntry[]): string {
  const whole = `${ withPictures(text, folder).trim() }\n\n## Changelog\n\n${ changes.map(chapter).join('\n\n') }\n`;

  if (Buffer.byteLength(whole) > MOST_BYTES) {
    throw new Error(`The README of the chart has ${ Buffer.byteLength(whole) } bytes with its pictures, Rancher reads ${ MOST_BYTES }: use smaller ones.`);
  }

  return whole;
}

function withPictures(text: string, folder: string): string {
  return text.replace(PICTURE, (_, words: string, address: string) => {
    const type = TYPES[path.extname(address)];

    if (!type) {
      throw new Error(`${ address } in the README of the chart is no picture: ${ Object.keys(TYPES).join(', ') } are.`);
    }

    // as HTML, for a width: the page shows pictures as large as they are, in a panel that is a third as wide
    return `<img width="100%" alt="${ escaped(words) }" src="data:${ type };base64,${ readFileSync(path.join(folder, address)).toString('base64') }">`;
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Headings are one level deeper than in the changelog itself. */
function chapter({ version, released, text }: ChangelogEntry): string {
  return `### ${ version } (${ released.toISOString().slice(0, 10) })\n\n${ text.replace(/^#/gm, '##') }`;
}
