import { drawsMasthead } from './host-version';

describe('drawsMasthead', () => {
  it.each([
    ['v2.12.12', false], ['v2.12-head', false], ['2.9.0', false], ['v1.99.0', false],
    ['v2.13.0', true], ['v2.13-abc123-head', true], ['2.15.0', true], ['v3.0.0', true], ['head', true], ['', true],
  ])('in %s: %s', (version, expected) => {
    expect(drawsMasthead(version)).toBe(expected);
  });
});
