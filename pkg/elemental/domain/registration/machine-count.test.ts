import type { MachineRegistration } from '../../types';
import { countsFromSummary, type FieldSummary } from './machine-count';

function registration(name: string, namespace = 'fleet-default'): MachineRegistration {
  return { metadata: { name, namespace } };
}

const LABEL = 'metadata.labels[ui.elemental.cattle.io/registration]';

/** As steve answered for the sample fleet, with one namespace more. */
const SUMMARY: FieldSummary = {
  count: 42,
  summary: [{
    property: LABEL,
    counts: {
      'berlin-edge': { total: 14, namespace: { 'fleet-default': 12, 'lab': 2 } },
      'shops': { total: 21, namespace: { 'fleet-default': 21 } },
    },
  }, {
    property: 'metadata.namespace',
    counts: { 'fleet-default': { total: 40, namespace: { 'fleet-default': 40 } }, 'lab': { total: 2, namespace: { lab: 2 } } },
  }],
};

describe('countsFromSummary', () => {
  it('counts each registration in its own namespace', () => {
    const listed = [registration('berlin-edge'), registration('berlin-edge', 'lab'), registration('shops'), registration('shops', 'lab')];

    expect([...countsFromSummary(listed, SUMMARY) ?? []]).toStrictEqual([
      ['fleet-default/berlin-edge', 12], ['lab/berlin-edge', 2], ['fleet-default/shops', 21], ['lab/shops', 0],
    ]);
  });

  it('is 0 for all where the server found nothing, and so had nothing to summarise', () => {
    expect(countsFromSummary([registration('shops')], { count: 0, summary: null })).toStrictEqual(new Map([['fleet-default/shops', 0]]));
  });

  it('is 0 for all where no machine has our label', () => {
    const unlabelled = { count: 42, summary: SUMMARY.summary?.slice(1) };

    expect(countsFromSummary([registration('lab')], unlabelled)).toStrictEqual(new Map([['fleet-default/lab', 0]]));
  });

  it('knows when the server did not summarise', () => {
    expect(countsFromSummary([registration('shops')], { count: 3, summary: null })).toBeUndefined();
    expect(countsFromSummary([registration('shops')], { count: 3 })).toBeUndefined();
    expect(countsFromSummary([registration('shops')], { count: 3, summary: [] })).toBeUndefined();
  });

  it('is not misled by names that every object has', () => {
    expect(countsFromSummary([registration('constructor'), registration('shops', 'constructor')], SUMMARY))
      .toStrictEqual(new Map([['fleet-default/constructor', 0], ['constructor/shops', 0]]));
  });

  it('copes with an answer without namespaces', () => {
    expect(countsFromSummary([registration('shops')], { count: 1, summary: [{ property: LABEL, counts: { shops: {} } }] }))
      .toStrictEqual(new Map([['fleet-default/shops', 0]]));
  });
});
