import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChangelogEntry } from './changelog';

const PICTURE = /!\[([^\]]*)\]\(([^)\s]+)\)/g;

/** A line that is but a link: to a chapter of another text, or to YAML. */
const FILE = /^\[[^\]]*\]\(([^)\s#]+\.(md|yaml))(?:#([^)\s]+))?\)$/gm;
const TYPES: Record<string, string> = { '.jpg': 'image/jpeg', '.png': 'image/png', '.svg': 'image/svg+xml' };

/** How much of a README Rancher reads (rancher/rancher, `pkg/catalogv2/helm/info.go`), in bytes. */
const MOST_BYTES = 1024 * 1024;

/**
 * The README of a chart, which the page "Extensions" shows: with its pictures and the files that it links to in it, as no address of theirs
 * could hold on every web server, and with the changelog.
 *
 * @param folder where the text is, for the addresses of its pictures and files
 * @throws Error if one of them is missing, a picture is of a type that browsers don't show, or all is more than Rancher reads
 */
export function readme(text: string, folder: string, changes: ChangelogEntry[]): string {
  const whole = `${ withPictures(withFiles(text, folder), folder).trim() }\n\n## Changelog\n\n${ changes.map(changesOf).join('\n\n') }\n`;

  if (Buffer.byteLength(whole) > MOST_BYTES) {
    throw new Error(`The README of the chart has ${ Buffer.byteLength(whole) } bytes with its pictures, Rancher reads ${ MOST_BYTES }: use smaller ones.`);
  }

  return whole;
}

/** Puts what a line links to in its place; in the text of another file as well. */
function withFiles(text: string, folder: string): string {
  return text.replace(FILE, (_, address: string, type: string, anchor: string | undefined) => {
    const file = path.join(folder, address);
    const content = readFileSync(file, 'utf8').trim();

    return type === 'yaml' ? `\`\`\`yaml\n${ content }\n\`\`\`` : withFiles(chapterOf(content, anchor ?? '', address), path.dirname(file));
  });
}

/** A chapter with its heading, by what an address says of it, e.g. `who-may-do-what`. */
function chapterOf(text: string, anchor: string, address: string): string {
  const found = text.split(/^(?=## )/m).find((one) => one.startsWith('## ') && anchorOf(one.split('\n')[0] ?? '') === anchor);

  if (!found) {
    throw new Error(`${ address } has no chapter #${ anchor }, which the README of the chart is to have.`);
  }

  return found.trim();
}

function anchorOf(heading: string): string {
  return heading.replace(/^#+ /, '').toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-');
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
function changesOf({ version, released, text }: ChangelogEntry): string {
  return `### ${ version } (${ released.toISOString().slice(0, 10) })\n\n${ text.replace(/^#/gm, '##') }`;
}
