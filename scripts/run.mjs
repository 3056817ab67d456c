// The entry of every command. It needs Node alone, so that the commands work straight after `git clone`: it installs the
// dependencies when they are missing or not those of the lock file, and hands over to the command's TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// not import.meta.dirname, which a Node too old for us doesn't have, and it is to be told so
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = { major: 20, minor: 19 };
const INSTALLED_MARK = path.join(ROOT, 'node_modules', '.installed-from');

/** @param {string} message */
function giveUp(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

  if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
    giveUp(`Node ${ OLDEST_NODE.major }.${ OLDEST_NODE.minor } or newer is needed, this is ${ process.versions.node }. Get one from https://nodejs.org.`);
  }
}

/** Hash of what decides on the installed packages. */
function lockHash() {
  const hash = createHash('sha256');

  for (const file of ['package-lock.json', '.npmrc']) {
    hash.update(fs.readFileSync(path.join(ROOT, file)));
  }

  return hash.digest('hex');
}

function installDependencies() {
  const wanted = lockHash();

  if (fs.existsSync(INSTALLED_MARK) && fs.readFileSync(INSTALLED_MARK, 'utf8') === wanted) {
    return;
  }
  console.log('Installing the dependencies: 1 to 2 minutes the first time.');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio: 'inherit' });

  if (install.status !== 0) {
    giveUp('npm ci failed: see its messages above. A full disk and a registry out of reach are the usual causes.');
  }
  fs.writeFileSync(INSTALLED_MARK, wanted);
}

const [command = '', ...args] = process.argv.slice(2);
const script = path.join(ROOT, 'scripts', `${ command }.ts`);

if (!fs.existsSync(script)) {
  giveUp(`There is no command "${ command }". See "scripts" in package.json.`);
}
checkNode();
installDependencies();

// A process of its own, which may end with any exit code. Ctrl-C reaches it directly, and ends us no sooner than it.
const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const running = spawn(process.execPath, [tsx, script, ...args], { cwd: ROOT, stdio: 'inherit' });

process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => running.kill('SIGTERM'));
running.once('exit', (code) => process.exit(code ?? 1));
