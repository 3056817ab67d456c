/** A variable of a template, e.g. `${System Information/UUID}`. */
export interface TemplateVariable {
  /** As it stands in the template. */
  text: string;
  /** What is between the braces, split at slashes. */
  path: string[];
}

/**
 * - `random`: made up by the operator
 * - `malformedRandom`: of a kind of Random that there is, with parameters that make no sense
 * - `hardware`: answered by the host, unless it sends nothing of its hardware (`no-smbios`) or doesn't have this
 * - `unknown`: never answered
 */
export type VariableKind = 'random' | 'malformedRandom' | 'hardware' | 'unknown';

const VARIABLE = /\$\{([^}]*)\}/g;

/** The operator reads the parameters of Random as 64-bit integers (pkg/templater/random.go). */
const LARGEST_INTEGER = 2n ** 63n - 1n;
const LONGEST_HEX = 32n;

/** What a host sends: pkg/hostinfo (`BIOS` … `Storage`, and `System Data` as up to 1.7.0), and dmidecode's sections of the types 0 to 4 and 11. */
const HARDWARE = new Set([
  'BIOS', 'BaseBoard', 'CPU', 'Chassis', 'GPU', 'Memory', 'Network', 'Product', 'Runtime', 'Storage', 'System Data',
  'BIOS Information', 'System Information', 'Base Board Information', 'Chassis Information', 'Processor Information', 'OEM Strings',
]);

/** The variables of a template, in their order. A variable ends with the first `}`. */
export function variablesOf(template: string): TemplateVariable[] {
  return [...template.matchAll(VARIABLE)].map(([text, inside = '']) => ({ text, path: inside.split('/') }));
}

/** True if a variable begins that doesn't end: the operator takes it for text. */
export function isUnclosed(template: string): boolean {
  return template.replace(VARIABLE, ' ').includes('${');
}

/** The template with each variable replaced. */
export function withVariables(template: string, replacement: (variable: TemplateVariable) => string): string {
  return template.replace(VARIABLE, (text, inside: string) => replacement({ text, path: inside.split('/') }));
}

/** Who answers a variable. A family alone, without what to know of it, is never answered (recording 09-templates, `family-only`). */
export function kindOf({ path: [family = '', ...parameters] }: TemplateVariable): VariableKind {
  if (family === 'Random') {
    return kindOfRandom(parameters);
  }

  return HARDWARE.has(family) && parameters.length ? 'hardware' : 'unknown';
}

function kindOfRandom([kind = '', ...parameters]: string[]): VariableKind {
  switch (kind) {
    case 'UUID':
      return parameters.length ? 'malformedRandom' : 'random';
    case 'Hex':
      return isPositive(parameters, LONGEST_HEX) ? 'random' : 'malformedRandom';
    case 'Int':
      return isPositive(parameters, LARGEST_INTEGER) ? 'random' : 'malformedRandom';
    default:
      return 'unknown';
  }
}

function isPositive([parameter = '', ...others]: string[], max: bigint): boolean {
  // what Go's strconv.Atoi takes
  const digits = /^\+?(\d+)$/.exec(parameter)?.[1];
  const number = BigInt(digits ?? 0);

  return !others.length && number >= 1n && number <= max;
}
