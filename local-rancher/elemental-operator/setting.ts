import { apiMessage, isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';

/** Rancher's settings that the operator reads, each time it needs them: it doesn't watch them. */
export type SettingName = 'server-url' | 'cacerts' | 'internal-cacerts' | 'agent-tls-mode';

const SETTINGS = { group: 'management.cattle.io', version: 'v3', plural: 'settings' };

/** The value of a setting. @throws Error in the operator's words if there is no such Setting */
async function readSetting({ custom }: Kubernetes, name: SettingName): Promise<string> {
  try {
    const setting = await custom.getClusterCustomObject({ ...SETTINGS, name }) as { value?: string };

    return setting.value ?? '';
  } catch (error) {
    throw new Error(isStatus(error, 404) ? `Setting.management.cattle.io "${ name }" not found` : apiMessage(error), { cause: error });
  }
}

/**
 * Rancher's public address, e.g. `https://rancher.example.com`.
 * @throws Error in the operator's words (recordings `01-machineregistrations/no-server-url-setting.yaml`, `empty-server-url.yaml`)
 */
export async function readServerUrl(kubernetes: Kubernetes): Promise<string> {
  let url: string;

  try {
    url = await readSetting(kubernetes, 'server-url');
  } catch (error) {
    throw new Error(`failed to get server url setting: ${ apiMessage(error) }`, { cause: error });
  }
  if (!url) {
    throw new Error('server-url is not set');
  }

  return url;
}

/** The certificate authority that hosts are told to trust, in PEM; empty if Rancher has none of its own. */
export async function readCaCertificate(kubernetes: Kubernetes): Promise<string> {
  return await valueOrEmpty(kubernetes, 'cacerts') || valueOrEmpty(kubernetes, 'internal-cacerts');
}

/** Whether agents trust only that authority; they do unless Rancher says `system-store`. */
export async function isAgentTlsStrict(kubernetes: Kubernetes): Promise<boolean> {
  return await valueOrEmpty(kubernetes, 'agent-tls-mode') !== 'system-store';
}

/** The operator logs a missing setting and goes on without it. */
async function valueOrEmpty(kubernetes: Kubernetes, name: SettingName): Promise<string> {
  return readSetting(kubernetes, name).catch(() => '');
}
