import type { TemplateData } from '../variables';
import type { Hardware } from './hardware';
import { hostInformation } from './host-information';
import { LAPTOP } from './laptop';
import { legacyData } from './legacy';
import { SERVER } from './server';
import { smbios } from './smbios';
import { VIRTUAL_MACHINE } from './virtual-machine';

/** A machine to try templates on. */
export interface SampleMachine {
  data: TemplateData;
}

export const SAMPLE_NAMES = ['laptop', 'server', 'vm'] as const;

export type SampleName = (typeof SAMPLE_NAMES)[number];

/** Invented machines, each with all that the client would send of it. */
export const SAMPLE_MACHINES: Record<SampleName, SampleMachine> = {
  laptop: sampleMachine(LAPTOP),
  server: sampleMachine(SERVER),
  vm: sampleMachine(VIRTUAL_MACHINE),
};

/**
 * The machine with pasted data in place of its own: family by family (`System Information`, `CPU`, …), as the operator
 * takes what a host sends. Families that weren't pasted stay the sample's.
 */
export function withHostData({ data }: SampleMachine, pasted: TemplateData): SampleMachine {
  return { data: { ...data, ...pasted } };
}

function sampleMachine(hardware: Hardware): SampleMachine {
  return { data: { ...hostInformation(hardware), ...legacyData(hardware), ...smbios(hardware) } };
}
