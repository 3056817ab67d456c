import * as fc from 'fast-check';
import type { MachineInventory } from '../../pkg/elemental/types';

/** The same values as they come out of JSON: plain objects with the prototype that everybody has. */
export function asJson<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return arbitrary.map((value) => JSON.parse(JSON.stringify(value)) as T);
}

/** Strings that break what is built carelessly from them. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>', '{{constructor.constructor("alert(1)")()}}', '"; rm -rf / #', '$(reboot)', '`reboot`', '\'', '\n---\n',
    '- a\n  b: c',
    '=cmd|\' /C calc\'!A0', '__proto__', 'null', 'true', '1e3', '0x10', '~', '', ' ', '\u202Egnp.exe', '🜚', '&amp;lt;', '%2e%2e/', 'EOF\nreboot\nEOF',
  ),
);

/** Keys as people and hosts write them; never `__proto__`, which JSON objects cannot hold as an own key portably. */
export const key = hostileText.filter((text) => text !== '__proto__');

/** A map of labels or annotations, valid or not. */
export const entries = asJson(fc.dictionary(key, hostileText, { maxKeys: 5 }));

/** A JSON object without the key `__proto__` at any depth. */
export const jsonObject = asJson(fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 }))
  .filter((value) => !JSON.stringify(value).includes('"__proto__"'));

/** Machines as hosts and people make them, often with what another one has too; the names are unique. */
export const machines: fc.Arbitrary<MachineInventory[]> = fc.uniqueArray(asJson(fc.record({
  metadata: fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/),
    namespace: fc.constantFrom('fleet-default', 'lab'),
    labels: fc.dictionary(fc.constantFrom('site', 'example.com/rack', 'ui.elemental.cattle.io/registration', 'ui.elemental.cattle.io/unmanaged'),
      fc.constantFrom('berlin', 'lyon', 'true')),
    annotations: fc.dictionary(
      fc.constantFrom('os.name', 'os.pretty-name', 'auth', 'reg-version', 'os.unmanaged', 'registration-ip').map((fact) => `elemental.cattle.io/${ fact }`),
      fc.oneof(fc.constantFrom('true', 'Ubuntu', 'v1.9.2', 'tpm'), hostileText),
    ),
  }),
  spec: fc.record({ tpmHash: fc.constantFrom('ab'.repeat(32), 'cd'.repeat(32), 'ef'.repeat(32), 'by hand', '') }, { requiredKeys: [] }),
})), { selector: ({ metadata }) => metadata.name, maxLength: 30 });
