import type { LabelSelector, MachineInventorySelector, MachineInventorySelectorTemplate } from '../../types';
import { copy } from '../copy';
import { isSame } from '../equal';
import { labelSelectorOf } from '../kubernetes/label-selector';
import { valueAt, writeAt } from '../path';
import { selectorConditions, unreadableParts, withSelectorConditions, type SelectorCondition } from './conditions';

const TEMPLATE_SELECTOR = ['spec', 'template', 'spec', 'selector'] as const;

/** What a person edits of a machine pool: which machines it may take. */
export interface SelectorForm {
  conditions: SelectorCondition[];
}

/** The form's answers as they stand in a template. */
export function selectorForm(template: MachineInventorySelectorTemplate): SelectorForm {
  return { conditions: selectorConditions(valueAt(template, TEMPLATE_SELECTOR)) };
}

/**
 * The template with the form's answers written into it: `withSelectorForm(t, selectorForm(t))` deep-equals `t`, and what the form
 * doesn't show stays. Without any condition an empty selector is written, which is what it means: all machines.
 */
export function withSelectorForm<T extends MachineInventorySelectorTemplate>(template: T, { conditions }: SelectorForm): T {
  const out = copy(template);
  const stored = valueAt(template, TEMPLATE_SELECTOR);

  if (!isSame(conditions, selectorConditions(stored))) {
    writeAt(out, TEMPLATE_SELECTOR, withSelectorConditions(stored, conditions));
  }

  return out;
}

/**
 * A template that is only being made, with its conditions alone. The shell fills new objects with an empty value for every field
 * of the schema (its `createPopulated`), down to the status of selectors that don't exist yet; none of these means anything.
 */
export function withoutDefaults<T extends MachineInventorySelectorTemplate>(template: T): T {
  return { ...template, spec: { template: { spec: { selector: withSelectorConditions({}, selectorForm(template).conditions) } } } };
}

/** How many parts of the template's selector the form can't show, see {@link unreadableParts}. */
export function unreadableInTemplate(template: MachineInventorySelectorTemplate): number {
  return unreadableParts(valueAt(template, TEMPLATE_SELECTOR));
}

/** What a selector that the operator works on asks for; undefined where it selects nothing because Kubernetes can't read it. */
export function selectorQuery({ spec }: MachineInventorySelector): LabelSelector | undefined {
  return labelSelectorOf(spec?.selector);
}

/**
 * What the server is to be asked for the machines that meet the conditions, in **all** namespaces: the operator looks for machines
 * in all of them (operator: `findAndAdoptInventory` in controllers/machineselector_controller.go). Undefined where a condition is
 * invalid: then no machine is selected, and nothing of what was typed may get into a request.
 *
 * Ask for a page and for its count. steve finds machines by labels that they don't have any more, so look at each machine again,
 * as {@link selectorPreview} does.
 */
export function conditionsQuery(conditions: readonly SelectorCondition[]): LabelSelector | undefined {
  return labelSelectorOf(withSelectorConditions({}, conditions));
}
