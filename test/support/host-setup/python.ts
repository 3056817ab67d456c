import { spawnSync } from 'node:child_process';

/**
 * What Python code prints, as JSON, for a value as JSON in `value`. It is Debian's Python, for which the packages of Ansible and
 * cloud-init install their modules.
 */
export function python(code: string, value: unknown): unknown {
  const { status, stdout, stderr, error } = spawnSync('/usr/bin/python3', ['-c', `import json, sys\nvalue = json.load(sys.stdin)\n${ code }`], {
    input: JSON.stringify(value), encoding: 'utf8',
  });

  if (error ?? status !== 0) {
    throw error ?? new Error(stderr);
  }

  return JSON.parse(stdout);
}
