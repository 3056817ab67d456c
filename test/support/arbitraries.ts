import * as fc from 'fast-check';

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
