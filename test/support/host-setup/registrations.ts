import type { MachineRegistration } from '../../../pkg/elemental/types';

export const TOKEN = 'l6q9tk72sp6bjplqnnsz64pg5pgv6fpmzpj2bkxk8hrd9v9mbb67bf';
export const URL = `https://rancher.test:28443/elemental/registration/${ TOKEN }`;
export const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIDVzCCAj+gAwIBAgIU\n-----END CERTIFICATE-----\n';

/** A registration that is ready, for unmanaged hosts with an emulated TPM. */
export const REGISTRATION: MachineRegistration = {
  metadata: { name: 'berlin-edge' },
  spec: {
    config: { elemental: { registration: { 'auth': 'tpm', 'emulate-tpm': true, 'emulated-tpm-seed': -1, 'no-toolkit': true } } },
  },
  status: { registrationURL: URL },
};
