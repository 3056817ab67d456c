import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { installSteps } from './local-catalog';

interface ShellWords {
  plugins: { title: string; manageRepos: string; tabs: { available: string }; install: { label: string } };
  catalog: { repo: { add: string; url: { label: string } } };
}

const { plugins, catalog } = parse(
  readFileSync(createRequire(__filename).resolve('@rancher/shell/assets/translations/en-us.yaml'), 'utf8'),
) as ShellWords;

describe('the steps to install the extension', () => {
  const steps = installSteps('http://localhost:8446/catalog');

  it('have the catalog\'s address on a line of its own, to be copied', () => {
    expect(steps.split('\n').map((line) => line.trim())).toContain('http://localhost:8446/catalog');
  });

  it('call everything as Rancher\'s pages do', () => {
    expect(steps.replaceAll(/\s+/g, ' ')).toContain(
      `1. ${ plugins.title } > the menu with three dots > ${ plugins.manageRepos } > ${ catalog.repo.add }, with any name and the ${ catalog.repo.url.label } `,
    );
    expect(steps).toContain(`2. ${ plugins.title } > ${ plugins.tabs.available } > Elemental > ${ plugins.install.label }\n`);
  });
});
