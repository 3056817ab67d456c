import { spawnSync } from 'node:child_process';
import path from 'node:path';

// Unit tests alone; arguments go to jest.
const { status } = spawnSync(path.resolve(__dirname, '../node_modules/.bin/jest'), process.argv.slice(2), { stdio: 'inherit' });

process.exit(status ?? 1);
