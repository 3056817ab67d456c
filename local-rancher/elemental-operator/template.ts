import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** A variable that no data answers: a label is left out, a name falls back to `m-<uuid>`, an annotation stays as it is. */
export class UnresolvedVariable extends Error {}

/** A `Random` variable with arguments that make no sense: it fails the registration if it stands in the machine name. */
export class MalformedVariable extends Error {}

/** What hosts say about their hardware, by path: `{ 'System Information': { UUID: '…' } }` answers `${System Information/UUID}`. */
export type TemplateData = Record<string, unknown>;

/**
 * The text with its variables `${A/B}` replaced; an opening `${` without `}` is plain text.
 * @throws UnresolvedVariable, MalformedVariable
 */
export function render(template: string, data: TemplateData): string {
  return template.replace(/\$\{([^}]*)\}/g, (_, path: string) => valueOf(path.split('/'), data));
}

/** Once such a variable was rendered for a machine, its value stays (operator, `IsRandomLabel`). */
export function isRandom(template: string): boolean {
  return template.includes('${Random');
}

function valueOf(path: string[], data: TemplateData): string {
  const [family, kind = ''] = path;

  if (family === 'Random' && Object.hasOwn(RANDOM, kind)) {
    return RANDOM[kind as keyof typeof RANDOM](path.slice(2), path.join('/'));
  }
  const value = path.reduce<unknown>((branch, key) => isMap(branch) ? branch[key] : undefined, data);

  if (typeof value !== 'string') {
    throw new UnresolvedVariable(path.join('/'));
  }

  return value;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const RANDOM = {
  UUID(parameters: string[], variable: string): string {
    if (parameters.length) {
      throw new MalformedVariable(variable);
    }

    return randomUUID();
  },
  /** `Random/Hex/6`: six hexadecimal digits, at most 32. */
  Hex: (parameters: string[], variable: string): string => randomBytes(16).toString('hex').slice(0, integer(parameters, variable, 32)),
  /** `Random/Int/100`: a number from 0 to 99. */
  Int: (parameters: string[], variable: string): string => String(randomInt(integer(parameters, variable, 2 ** 48 - 1))),
};

function integer([parameter, ...others]: string[], variable: string, max: number): number {
  const number = /^[+-]?\d+$/.test(parameter ?? '') ? Number(parameter) : NaN;

  if (others.length || !(number >= 1 && number <= max)) {
    throw new MalformedVariable(variable);
  }

  return number;
}
