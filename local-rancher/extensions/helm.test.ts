import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../rancher-api/testing/folder';
import { Helm } from './helm';

const { folder, remove } = temporaryFolder({ 'chart.tgz': '' });
const REQUEST = { archive: path.join(folder, 'chart.tgz'), releaseName: 'ship', namespace: 'harbour', values: { a: 1 } };

/** A program in Helm's place, which notes its arguments. */
function program(script: string): () => Promise<string> {
  const file = path.join(folder, 'helm');

  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > ${ folder }/arguments\n${ script }\n`);
  chmodSync(file, 0o755);

  return () => Promise.resolve(file);
}

afterAll(remove);

describe('Helm', () => {
  it('renders the objects of a chart, which may look things up in the cluster', async () => {
    const helm = new Helm(program('printf -- "---\\nkind: A\\n---\\n# nothing\\n---\\nkind: B\\n"'), '/kubeconfig');

    expect(await helm.render(REQUEST)).toEqual([{ kind: 'A' }, { kind: 'B' }]);
    expect(readFileSync(path.join(folder, 'arguments'), 'utf8').trim().split('\n')).toEqual([
      'template', 'ship', REQUEST.archive, '--namespace', 'harbour', '--values', `${ REQUEST.archive }.values.json`,
      '--kubeconfig', '/kubeconfig', '--dry-run=server',
    ]);
    expect(JSON.parse(readFileSync(`${ REQUEST.archive }.values.json`, 'utf8'))).toEqual({ a: 1 });
  });

  it('says itself why it can\'t', async () => {
    await expect(new Helm(program('echo "Error: no such value" >&2; exit 1'), '').render(REQUEST)).rejects.toThrow(/^Error: no such value$/);
  });

  it('may be missing', async () => {
    await expect(new Helm(() => Promise.resolve('/nowhere/helm'), '').render(REQUEST)).rejects.toThrow('Helm can\'t be run');
    await expect(new Helm(() => Promise.reject(new Error('no Go')), '').render(REQUEST)).rejects.toThrow('no Go');
  });
});
