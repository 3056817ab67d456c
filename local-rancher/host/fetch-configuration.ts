import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { HOST_FILES, type Machine } from './machine';

/** The registration URL gave no configuration. */
class NoConfiguration extends Error {}

/**
 * Does what a person does on a host first: fetches the configuration from the registration URL into the host's file.
 * As with `curl --insecure`, any certificate will do: the one to trust is in the answer.
 * @throws NoConfiguration
 */
export async function fetchConfiguration(machine: Machine, url: string): Promise<void> {
  const { status, body } = await get(url);

  if (status !== 200) {
    throw new NoConfiguration(`The registration URL answered ${ status }. Is it complete, and is its registration endpoint Ready?`);
  }
  installConfiguration(machine, body);
}

/** Makes the text the host's configuration for registering. */
export function installConfiguration(machine: Machine, yaml: string): void {
  machine.write(HOST_FILES.config, yaml, 0o600);
}

async function get(url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      reject(new NoConfiguration(`The registration URL can't be reached: ${ error.message }. Is Rancher running?`, { cause: error }));
    };
    const request = url.startsWith('https:') ? https.get(url, { rejectUnauthorized: false }) : http.get(url);

    request.on('error', failed).on('response', (response) => {
      text(response).then((body) => {
        resolve({ status: response.statusCode ?? 0, body });
      }, failed);
    });
  });
}
