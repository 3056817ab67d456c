import * as fc from 'fast-check';
import { hostileText, jsonObject } from '../../../test/support/arbitraries';
import { fieldPath } from './field-path';

describe('fieldPath', () => {
  it.each([
    ['metadata.name', ['metadata', 'name']],
    ['spec.config.elemental.registration.emulated-tpm-seed', ['spec', 'config', 'elemental', 'registration', 'emulated-tpm-seed']],
    ['spec.list[0].operator', ['spec', 'list', '0', 'operator']],
    ['spec.labels[a b]', ['spec', 'labels', 'a b']],
    ['spec.labels["example.com/a"].x', ['spec', 'labels', 'example.com/a', 'x']],
    ['', []],
  ])('of %j is %j', (field, path) => {
    expect(fieldPath(field)).toStrictEqual(path);
  });

  it('keeps keys with dots whole that the object has', () => {
    const object = { spec: { labels: { 'example.com/a': 1, 'example': 1, 'a[0]': 1 }, values: [{ 'x.y': 1 }] } };

    expect(fieldPath('spec.labels.example.com/a', object)).toStrictEqual(['spec', 'labels', 'example.com/a']);
    expect(fieldPath('spec.labels.example.com/b', object)).toStrictEqual(['spec', 'labels', 'example', 'com/b']);
    expect(fieldPath('spec.labels.a[0]', object)).toStrictEqual(['spec', 'labels', 'a[0]']);
    expect(fieldPath('spec.values[0].x.y', object)).toStrictEqual(['spec', 'values', '0', 'x.y']);
    expect(fieldPath('spec.other.x', object)).toStrictEqual(['spec', 'other', 'x']);
  });

  it('comes to an end whatever the text', () => {
    fc.assert(fc.property(hostileText, jsonObject, (field, object) => {
      expect(fieldPath(field, object).length).toBeLessThanOrEqual(field.length);
    }));
    expect(fieldPath('[[.].[')).toBeInstanceOf(Array);
  });
});
