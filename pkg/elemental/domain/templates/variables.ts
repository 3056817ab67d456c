/**
 * What a host says about its hardware, by path: `{ 'System Information': { UUID: '…' } }` answers
 * `${System Information/UUID}`. Only text answers; what else stands there (lists, null) is as if it weren't there.
 */
export type TemplateData = Record<string, unknown>;

/** Where the values of `${Random/…}` come from. */
export interface RandomSource {
  /** A UUID of version 4, in lower case with dashes. */
  uuid: () => string;
  /** A whole number from 0 up to, but not including, the limit, which is from 1 to 2^48 - 1. */
  below: (limit: number) => number;
}

/** A variable that was replaced. */
export interface Variable {
  /** As it stands in the template, without `${` and `}`. */
  path: string;
  value: string;
  random: boolean;
}

/**
 * A template with its variables replaced, or the first variable for which that failed: `unresolved` where no data answers
 * it, `malformed` where the arguments of a `Random` make no sense. The operator treats the two differently.
 */
type Rendering
  = | { kind: 'rendered'; text: string; variables: Variable[] }
    | { kind: 'unresolved' | 'malformed'; variable: string };

/** From `${` to the next `}`; an opening `${` without `}` is plain text. */
const VARIABLE = /\$\{([^}]*)\}/g;

/** The template with its variables `${A/B}` replaced (operator: pkg/templater; recordings `09-templates`). */
export function render(template: string, data: TemplateData, random: RandomSource): Rendering {
  const variables: Variable[] = [];

  for (const [, path = ''] of template.matchAll(VARIABLE)) {
    const variable = answer(path, data, random);

    if ('kind' in variable) {
      return { kind: variable.kind, variable: path };
    }
    variables.push(variable);
  }
  const values = variables.map(({ value }) => value);

  return { kind: 'rendered', text: template.replace(VARIABLE, () => values.shift() ?? ''), variables };
}

/**
 * True if the operator takes the template for a random one, by how a variable begins. In annotations of a new machine it
 * leaves such a template alone, and a value that was rendered from one stays (operator: `IsRandomLabel`).
 */
export function isRandom(template: string): boolean {
  return template.includes('${Random');
}

function answer(path: string, data: TemplateData, random: RandomSource): Variable | { kind: 'unresolved' | 'malformed' } {
  const [family, kind = '', ...parameters] = path.split('/');

  if (family === 'Random' && Object.hasOwn(RANDOM, kind)) {
    const value = RANDOM[kind as keyof typeof RANDOM](parameters, random);

    return value === undefined ? { kind: 'malformed' } : { path, value, random: true };
  }
  const value = valueAt(path, data);

  return value === undefined ? { kind: 'unresolved' } : { path, value, random: false };
}

function valueAt(path: string, data: TemplateData): string | undefined {
  const value = path.split('/').reduce<unknown>((branch, key) => isMap(branch) && Object.hasOwn(branch, key) ? branch[key] : undefined, data);

  return typeof value === 'string' ? value : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MAX_HEX_DIGITS = 32n;
/** Of a Go `int`. */
const MAX_INT = 9223372036854775807n;
/** What a {@link RandomSource} draws from. */
const MAX_LIMIT = 281474976710655n;

/** The values by kind; undefined if the parameters make no sense. */
const RANDOM = {
  UUID: (parameters: string[], random: RandomSource): string | undefined => parameters.length ? undefined : random.uuid(),
  /** `Random/Hex/6`: the first six hexadecimal digits of a UUID. */
  Hex(parameters: string[], random: RandomSource): string | undefined {
    const digits = integer(parameters, MAX_HEX_DIGITS);

    return digits === undefined ? undefined : random.uuid().replaceAll('-', '').slice(0, Number(digits));
  },
  /** `Random/Int/100`: a number from 0 to 99. */
  Int(parameters: string[], random: RandomSource): string | undefined {
    const limit = integer(parameters, MAX_INT);

    return limit === undefined ? undefined : String(random.below(Number(limit < MAX_LIMIT ? limit : MAX_LIMIT)));
  },
};

/** The one parameter as a number from 1 to `max`. */
function integer([parameter = '', ...others]: string[], max: bigint): bigint | undefined {
  const number = others.length === 0 && /^[+-]?\d+$/.test(parameter) ? BigInt(parameter) : 0n;

  return number >= 1n && number <= max ? number : undefined;
}
