import type { Message } from '../message';
import { EXAMPLE_RANDOM } from './example-random';
import { SMBIOS_SECTIONS } from './host-data';
import { SAMPLE_MACHINES, type SampleMachine } from './samples';
import { variablePaths, variablePattern } from './variable-paths';
import { render } from './variables';

/** A variable that templates can have. */
export interface TemplateVariable {
  /** Without `${` and `}`. */
  path: string;
  /** What a sample machine has there. */
  example: string;
}

/** Variables with the same beginning. */
export interface TemplateFamily {
  /** What the paths begin with, e.g. `System Information`. */
  name: string;
  description: Message;
  variables: TemplateVariable[];
}

/** Families in the order in which they are useful, with the name that their description has. */
const FAMILIES: [name: string, description: string][] = [
  ['Random', 'random'],
  ['System Information', 'systemInformation'],
  ['Product', 'product'],
  ['Runtime', 'runtime'],
  ['CPU', 'cpu'],
  ['Memory', 'memory'],
  ['Network', 'network'],
  ['Storage', 'storage'],
  ['GPU', 'gpu'],
  ['Chassis', 'chassis'],
  ['BaseBoard', 'baseBoard'],
  ['BIOS', 'bios'],
  ['Processor Information', 'processorInformation'],
  ['Chassis Information', 'chassisInformation'],
  ['Base Board Information', 'baseBoardInformation'],
  ['BIOS Information', 'biosInformation'],
  ['System Data', 'systemData'],
];

/** The parameters are examples too: 1 to 32 digits, any limit. */
const RANDOM_VARIABLES = ['Random/UUID', 'Random/Hex/6', 'Random/Int/1000'];

/** Where examples come from, the first that has one. */
const SOURCES: SampleMachine[] = [SAMPLE_MACHINES.server, SAMPLE_MACHINES.laptop];

/**
 * The variables that the operator can resolve, by family. Of parts of which a machine has several (processors, network
 * interfaces, disks) the first is listed, by its number and by its name.
 */
export function templateVariables(): TemplateFamily[] {
  const all = [...RANDOM_VARIABLES, ...firstParts(variablePaths(SAMPLE_MACHINES.server.data))]
    .map((path) => ({ path, example: exampleOf(path) }))
    .filter(({ example }) => example !== '');

  return FAMILIES.map(([name, description]) => ({
    name,
    description: { key: `elemental.naming.family.${ description }` },
    variables: all.filter(({ path }) => path.startsWith(`${ name }/`)),
  }));
}

const KNOWN = new Set(Object.values(SAMPLE_MACHINES).flatMap(({ data }) => variablePaths(data)).map(variablePattern));

/** False for a variable that no machine has. The keys of SMBIOS are dmidecode's own, so any may exist. */
export function isKnownVariable(path: string): boolean {
  const [section = '', ...keys] = path.split('/');

  return KNOWN.has(variablePattern(path)) || (SMBIOS_SECTIONS.includes(section) && keys.length === 1);
}

function firstParts(paths: string[]): string[] {
  const seen = new Set<string>();

  return paths.filter((path) => {
    const kind = `${ variablePattern(path) } ${ /\/\d+(?:\/|$)/.test(path) ? 'number' : 'name' }`;

    return !seen.has(kind) && seen.add(kind);
  });
}

function exampleOf(path: string): string {
  const renderings = SOURCES.map(({ data }) => render(`\${${ path }}`, data, EXAMPLE_RANDOM));

  return renderings.map((rendering) => rendering.kind === 'rendered' ? rendering.text : '').find(Boolean) ?? '';
}
