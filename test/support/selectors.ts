import * as fc from 'fast-check';
import type { MatchExpression } from '../../pkg/elemental/types';
import { asJson, hostileText, key } from './arbitraries';

const validKey = fc.constantFrom('pool', 'site', 'a', 'example.com/rack', 'ui.elemental.cattle.io/unmanaged');
const validValue = fc.constantFrom('edge', 'berlin', 'b-1', 'true', 'A_b.c');

/** A requirement that Kubernetes reads. */
export const validRequirement = asJson(fc.oneof(
  fc.record({ key: validKey, operator: fc.constantFrom('In', 'NotIn'), values: fc.uniqueArray(validValue, { minLength: 1, maxLength: 3 }) }),
  fc.record({ key: validKey, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
)) as fc.Arbitrary<MatchExpression>;

const operator = fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Is', 'Gt', '');

const wildExpression = fc.oneof(
  fc.record({ key, operator, values: fc.array(hostileText, { maxLength: 3 }), note: fc.jsonValue() }, { requiredKeys: [] }),
  fc.jsonValue({ maxDepth: 2 }),
);

const wildLabels = fc.dictionary(fc.oneof(validKey, key), fc.oneof(validValue, hostileText, fc.integer()), { maxKeys: 3 });

/** Selectors as people write them, and as nobody should. */
export const storedSelector = asJson(fc.record({
  matchLabels: fc.oneof(wildLabels, fc.constant(null), hostileText),
  matchExpressions: fc.oneof(fc.array(fc.oneof(validRequirement, wildExpression), { maxLength: 4 }), fc.constant(null), hostileText),
  other: fc.jsonValue(),
}, { requiredKeys: [] })).filter((value) => !JSON.stringify(value).includes('"__proto__"'));

/** What a person types into a row of conditions, with what they shouldn't. */
export const condition = fc.record({
  key: fc.oneof(validKey, hostileText).filter((one) => one !== '__proto__'),
  operator: fc.constantFrom('Is', 'In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt'),
  values: fc.array(fc.oneof(validValue, hostileText), { maxLength: 3 }),
});

/** Only rows that Kubernetes reads. */
export const validCondition = fc.oneof(
  validRequirement.map(({ key: name, operator: one, values = [] }) => ({ key: name, operator: one, values })),
  fc.record({ key: validKey, operator: fc.constant('Is'), values: fc.tuple(validValue) }),
);
