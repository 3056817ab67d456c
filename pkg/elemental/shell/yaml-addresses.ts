import type { IExtension } from '@shell/core/types';
import type { Router } from 'vue-router';
import { yamlViewOfForm } from '../domain/yaml-address';

/** Leads addresses of the shell's YAML editor to our forms' view of the YAML, as long as the extension is loaded. */
export function leadYamlToForms(extension: Pick<IExtension, 'addUninstallHook'>, router: Router, types: readonly string[]): void {
  // not `beforeEach`: while the first address is resolved, those guards run already, and one of them loads the extension
  const stop = router.beforeResolve(({ name, params, query, hash }) => {
    const ours = types.includes(String(params.resource)) ? yamlViewOfForm(query, params.id) : undefined;

    return ours ? { name: name ?? undefined, params, query: ours as typeof query, hash, replace: true } : true;
  });

  extension.addUninstallHook(stop);
}
