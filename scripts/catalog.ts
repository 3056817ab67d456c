import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../local-rancher/builds/extension';
import { releaseOf } from './catalog/make';
import { publish } from './catalog/publish';
import { endWith, step } from './progress';

const ROOT = path.resolve(__dirname, '..');

const USAGE = `npm run catalog -- [options]

  --folder DIR    the catalog: made, or extended by this version (catalog/)
`;

function folderFrom(args: string[]): string {
  const { values } = parseArgs({
    args,
    options: { folder: { type: 'string', default: path.join(ROOT, 'catalog') }, help: { type: 'boolean', default: false } },
  });

  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }

  return path.resolve(values.folder);
}

// The extension as a Helm repository that Rancher installs it from: a folder for any web server, and for an image.
async function run(): Promise<void> {
  const folder = folderFrom(process.argv.slice(2));
  const built = await step('Extension package', (log) => buildExtension('release', log));
  const release = await step('Catalog', () => releaseOf(ROOT, built));
  const { name, version } = release.entry;

  console.log(publish(folder, release) === 'added'
    ? `${ name } ${ version } is in ${ path.relative(process.cwd(), folder) }: serve this folder with any web server.`
    : `${ name } ${ version } was in ${ path.relative(process.cwd(), folder) } already, byte by byte.`);
}

run().catch(endWith);
