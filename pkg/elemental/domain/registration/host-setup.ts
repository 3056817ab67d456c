import type { MachineRegistration } from '../../types';
import { ansible } from '../host-setup/ansible';
import { clientConfiguration } from '../host-setup/client-config';
import { cloudInit } from '../host-setup/cloud-init';
import type { Connection, HostSetupMode } from '../host-setup/connection';
import { edgeImageBuilder } from '../host-setup/edge-image-builder';
import { CONFIGURATION_PATH, filePath, InvalidPathError, STATE_PATH, type HostFile } from '../host-setup/host-file';
import { packagesFor } from '../host-setup/packages';
import { resetHandler } from '../host-setup/reset-handler';
import { script } from '../host-setup/script';
import { steps, type HostSetupStep } from '../host-setup/steps';

export interface HostSetupOptions {
  mode: HostSetupMode;
  /** Certificates of the authority behind Rancher's address, PEM (Rancher's setting `cacerts`); empty if it has none of its own. */
  caCert: string;
  /** Where the client's configuration is to be. */
  configPath?: string;
  /** Where the client keeps its state. */
  statePath?: string;
}

/** How to connect a host, in every way that the page offers. All texts but `resetHandler` hold the registration URL, a secret. */
export interface HostSetup {
  /** What to write by hand: the client's configuration. */
  files: HostFile[];
  /** What to run by hand as root, in order; `write` writes the files. */
  steps: HostSetupStep[];
  /** All steps as a bash script. */
  script: string;
  /** A playbook. */
  ansible: string;
  /** User data. */
  cloudInit: string;
  /** Files for an image configuration folder. Hosts made from it always run the system agent, whatever the mode. */
  edgeImageBuilder: Pick<HostFile, 'path' | 'content'>[];
  /** For the host's owner: what to do when a reset is triggered. Only of use with the system agent, which writes the sentinel. */
  resetHandler: HostFile[];
}

/**
 * What it takes to connect an unmanaged host through a registration. Everything is quoted for the one who reads it: names,
 * URLs, certificates and paths may hold anything.
 *
 * @throws RegistrationNotReadyError where the registration has no URL (yet): ask `registrationState` first
 * @throws InvalidPathError where a path isn't the absolute path of a file, or both are the same
 */
export function hostSetup(registration: MachineRegistration, options: HostSetupOptions): HostSetup {
  const connection = connectionOf(registration, options);

  return {
    files: [connection.configuration],
    steps: steps(connection),
    script: script(connection),
    ansible: ansible(connection),
    cloudInit: cloudInit(connection),
    edgeImageBuilder: edgeImageBuilder(connection),
    resetHandler: resetHandler(connection),
  };
}

function connectionOf(
  registration: MachineRegistration,
  { mode, caCert, configPath = CONFIGURATION_PATH, statePath = STATE_PATH }: HostSetupOptions,
): Connection {
  // the configuration is removed in the end, and the state has to stay
  if (configPath === statePath) {
    throw new InvalidPathError(statePath);
  }

  return {
    registration: registration.metadata?.name ?? '',
    mode,
    packages: packagesFor(registration, mode),
    configuration: { path: filePath(configPath), mode: '0600', content: clientConfiguration(registration, caCert) },
    statePath: filePath(statePath),
  };
}
