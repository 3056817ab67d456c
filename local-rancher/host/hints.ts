import { HOST_FILES, type Machine } from './machine';

/** A way out for each failure of the client that a person is likely to meet, by a part of its words. */
const HINTS: [part: string, hint: (machine: Machine) => string][] = [
  ['agent envs file', (machine) => `The inventory was made. Make the folder ${ machine.locate(HOST_FILES.agentConfigDir) } and register again.`],
  ['MachineInventory not found', ({ name }) => `The host's inventory is gone. Run npm run host -- reset --name ${ name } --force, then register again.`],
  ['TPM device not available', () => 'This host has no TPM. Add --emulate-tpm --emulated-tpm-seed -1, or say so in the registration endpoint.'],
  ['livecd-cloud-config', () => '--install without --no-toolkit is for Elemental\'s installation media. Add --no-toolkit.'],
  ['dmidecode', () => 'This host\'s firmware can\'t be read. Register with --no-smbios, or say so in the registration endpoint.'],
  ['already exists', () => 'The registration endpoint\'s machine name has no variable, so that only one machine can register through it.'],
  ['websocket: close 1006', () => 'The server gave up: look at the machine name of the registration endpoint.'],
  ['certificate signed by unknown', () => `The certificate in ${ HOST_FILES.config } isn't that of Rancher. Give the registration URL to fetch it.`],
  ['bad handshake', () => 'There is no Ready registration endpoint with this URL.'],
  ['i/o timeout', () => 'The operator didn\'t look at the host\'s inventory in time. Does it run, and isn\'t the inventory held?'],
  [`open ${ HOST_FILES.config }`, () => 'The host has no configuration yet. Give the registration URL, or a file with --config-path.'],
];

/** What to do about the failure, if we know. */
export function hintFor(failure: string, machine: Machine): string | undefined {
  return HINTS.find(([part]) => failure.includes(part))?.[1](machine);
}
