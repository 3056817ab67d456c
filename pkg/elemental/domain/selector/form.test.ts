import * as fc from 'fast-check';
import { jsonObject } from '../../../../test/support/arbitraries';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import { condition, storedSelector } from '../../../../test/support/selectors';
import type { MachineInventory, MachineInventorySelector, MachineInventorySelectorTemplate } from '../../types';
import { matchesSelector } from '../inventory/label-filter';
import { adoptingSelector } from '../inventory/cluster';
import { conditionsQuery, selectorForm, selectorQuery, unreadableInTemplate, withoutDefaults, withSelectorForm } from './form';
import { unreadableParts } from './conditions';

const TEMPLATES = recordedObjects<MachineInventorySelectorTemplate>('MachineInventorySelectorTemplate');

function templateWith(selector: object): object {
  return { metadata: { name: 'pool' }, spec: { template: { spec: { selector, providerID: 'x' } }, more: 1 } };
}

const template = fc.oneof(
  storedSelector.map(templateWith),
  jsonObject,
) as fc.Arbitrary<MachineInventorySelectorTemplate>;

describe('selectorForm', () => {
  it('reads the recorded templates', () => {
    expect(TEMPLATES).toHaveLength(4);
    for (const [, one] of TEMPLATES) {
      expect(selectorForm(one)).toStrictEqual({ conditions: [{ key: 'pool', operator: 'Is', values: ['edge'] }] });
      expect(unreadableInTemplate(one)).toBe(0);
      expect(withSelectorForm(one, selectorForm(one))).toStrictEqual(one);
    }
  });
});

describe('withSelectorForm', () => {
  it('leaves a template as it is whose form nobody changed', () => {
    fc.assert(fc.property(template, (one) => {
      expect(withSelectorForm(one, selectorForm(one))).toStrictEqual(one);
    }));
  });

  it('changes the selector alone, and nothing of it that the form doesn\'t show', () => {
    fc.assert(fc.property(storedSelector, fc.array(condition), (selector, conditions) => {
      const one: MachineInventorySelectorTemplate = templateWith(selector);
      const after = withSelectorForm(one, { conditions });
      const changed: object = after.spec?.template?.spec?.selector ?? {};

      expect({ ...changed, matchLabels: 0, matchExpressions: 0 }).toStrictEqual({ ...selector, matchLabels: 0, matchExpressions: 0 });
      expect({ ...after, spec: { ...after.spec, template: 0 } }).toStrictEqual({ ...one, spec: { ...one.spec, template: 0 } });
      expect(after).toMatchObject({ spec: { template: { spec: { providerID: 'x' } } } });
      expect(withSelectorForm(after, selectorForm(after))).toStrictEqual(after);
    }));
  });

  it('makes a selector where there is none, and an empty one where no condition is left', () => {
    const made = withSelectorForm({}, { conditions: [{ key: 'pool', operator: 'Is', values: ['edge'] }] });

    expect(made).toStrictEqual({ spec: { template: { spec: { selector: { matchLabels: { pool: 'edge' } } } } } });
    expect(withSelectorForm(made, { conditions: [] })).toStrictEqual({ spec: { template: { spec: { selector: { matchLabels: {} } } } } });
    expect(withSelectorForm({}, { conditions: [] })).toStrictEqual({});
  });
});

describe('conditionsQuery', () => {
  it('asks nothing where a condition is invalid, and for all machines where there is none', () => {
    expect(conditionsQuery([{ key: 'pool', operator: 'Is', values: ['a) OR (1=1'] }])).toBeUndefined();
    expect(conditionsQuery([{ key: 'pool]&page=2', operator: 'Exists', values: [] }])).toBeUndefined();
    expect(conditionsQuery([])).toStrictEqual({ matchExpressions: [] });
  });
});

describe('selectorQuery', () => {
  it('matches each recorded machine that the recorded selector adopted, and the selector is readable', () => {
    const selectors = recordedObjects<MachineInventorySelector>('MachineInventorySelector').filter(([where]) => where.startsWith('06-adoption'));
    const machines = recordedObjects<MachineInventory>('MachineInventory').filter(([where]) => where.startsWith('06-adoption'));
    const pairs = machines.flatMap(([where, machine]) => selectors
      .filter(([other, { metadata }]) => other.split(' ')[0] === where.split(' ')[0] && metadata?.name === adoptingSelector(machine))
      .map(([, selector]) => ({ machine, selector })));

    expect(pairs.length).toBeGreaterThanOrEqual(5);
    for (const { machine, selector } of pairs) {
      const query = selectorQuery(selector);

      expect(query && matchesSelector(machine.metadata?.labels, query)).toBe(true);
      expect(unreadableParts(selector.spec?.selector)).toBe(0);
    }
  });

  it('matches any machine where the recorded selector is empty, and one was adopted', () => {
    const [, empty] = recordedObjects<MachineInventorySelector>('MachineInventorySelector').find(([where]) => where.startsWith('10-steve')) ?? [];

    expect(empty?.status?.machineInventoryRef).toStrictEqual({ name: 'gateway' });
    expect(empty && selectorQuery(empty)).toStrictEqual({ matchExpressions: [] });
  });

  it('is the template\'s, for the machines of its pool', () => {
    const { input } = recording('06-adoption/00-selectortemplate.yaml') as { input: MachineInventorySelectorTemplate };

    expect(conditionsQuery(selectorForm(input).conditions)).toStrictEqual(selectorQuery({ spec: { selector: { matchLabels: { pool: 'edge' } } } }));
  });
});

describe('withoutDefaults', () => {
  it('leaves of a new template what a person chose, and nothing that the shell filled in', () => {
    const selector = { matchExpressions: [], matchLabels: { site: 'wharf' } };
    const status = { addresses: [], conditions: [], machineInventoryRef: { name: '' } };
    const filled = { metadata: { namespace: 'fleet-default' }, spec: { template: { metadata: {}, spec: { selector }, status } } };

    expect(withoutDefaults(filled)).toStrictEqual({
      metadata: { namespace: 'fleet-default' }, spec: { template: { spec: { selector: { matchLabels: { site: 'wharf' } } } } },
    });
    expect(withoutDefaults({})).toStrictEqual({ spec: { template: { spec: { selector: {} } } } });
  });
});
