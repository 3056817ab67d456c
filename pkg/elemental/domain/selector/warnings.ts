import { NAMESPACE, type MachineInventory } from '../../types';
import type { Message } from '../message';
import { isUnmanaged } from '../inventory/ownership';
import type { SelectorCondition } from './conditions';
import type { NarrowingName } from './narrowing';
import type { Fitness, SelectorPreview } from './preview';
import { conditionProblems } from './problems';

/** The worst first. */
export const SELECTOR_WARNINGS = [
  'otherNamespace', 'wrongNamespace', 'unreadable', 'invalid', 'matchesEverything', 'matchesNothing', 'noneFree', 'noneOfFirst', 'noAgent',
  'notReady', 'tooFew', 'mixed', 'more', 'partly',
] as const;
export type SelectorWarningName = typeof SELECTOR_WARNINGS[number];

/** Something that a person should know of a selector before machines are adopted with it. */
export interface SelectorWarning<T extends MachineInventory = MachineInventory> {
  name: SelectorWarningName;
  /** An error destroys machines, or keeps the pool from ever getting one. */
  severity: 'error' | 'warning' | 'info';
  message: Message;
  nextStep: Message;
  /** The machines that it is about; none where it isn't about some of them. */
  machines: T[];
  /** What helps in one click, where the preview offers it, see {@link narrowings}. */
  narrowings: NarrowingName[];
}

/** What a selector is judged by. */
export interface SelectorQuestion<T extends MachineInventory = MachineInventory> {
  conditions: readonly SelectorCondition[];
  /** How many parts of the selector aren't among the conditions, see `unreadableParts`. */
  unreadable: number;
  /** The namespace of the selector or its template. */
  namespace: string;
  /** How many machines the pool is to have; undefined where that isn't decided. */
  wanted?: number;
  /** How many it has adopted already; none of a pool that is only being made. */
  has?: number;
  /** Undefined while it isn't known which machines match. */
  preview?: SelectorPreview<T>;
}

const SEVERITIES: Record<SelectorWarningName, SelectorWarning['severity']> = {
  otherNamespace: 'error',
  wrongNamespace: 'error',
  unreadable: 'error',
  invalid: 'error',
  matchesEverything: 'warning',
  matchesNothing: 'warning',
  noneFree: 'warning',
  noneOfFirst: 'warning',
  noAgent: 'warning',
  notReady: 'warning',
  tooFew: 'warning',
  mixed: 'warning',
  more: 'info',
  partly: 'info',
};

const NARROWINGS: Partial<Record<SelectorWarningName, NarrowingName[]>> = {
  otherNamespace: ['readyOnly'],
  matchesEverything: ['readyOnly'],
  noAgent: ['readyOnly'],
  notReady: ['readyOnly'],
  mixed: ['unmanagedOnly', 'managedOnly'],
};

/**
 * Everything that there is to say against a selector, the worst first; empty where it takes as many ready machines as are wanted.
 * What is said of machines is said of those in the preview; where these aren't all that match, that is said as well (`partly`).
 */
export function selectorWarnings<T extends MachineInventory>(question: SelectorQuestion<T>): SelectorWarning<T>[] {
  const found: SelectorWarning<T>[] = [...ofItself(question), ...question.preview ? ofMachines(question, question.preview) : []];

  return found.sort((one, other) => SELECTOR_WARNINGS.indexOf(one.name) - SELECTOR_WARNINGS.indexOf(other.name));
}

function ofItself({ conditions, unreadable, namespace }: SelectorQuestion): SelectorWarning<never>[] {
  const invalid = new Set(conditionProblems(conditions).map(({ index }) => index)).size;

  return [
    ...warning<never>('wrongNamespace', namespace !== NAMESPACE, { namespace, expected: NAMESPACE }),
    ...warning<never>('unreadable', unreadable > 0, { count: unreadable }),
    ...warning<never>('invalid', invalid > 0, { count: invalid }),
    ...warning<never>('matchesEverything', !conditions.length && !unreadable),
  ];
}

function ofMachines<T extends MachineInventory>(question: SelectorQuestion<T>, preview: SelectorPreview<T>): SelectorWarning<T>[] {
  const { namespace, wanted, has = 0 } = question;
  const { free, total, isAll, managed, unmanaged } = preview;
  /** How many it still waits for. */
  const missing = wanted === undefined ? undefined : Math.max(wanted - has, 0);
  const isComplete = has > 0 && missing === 0;
  const lookedAt = preview.groups.flatMap(({ machines }) => machines);
  const of = (...names: Fitness[]): T[] => preview.groups.filter(({ name }) => names.includes(name)).flatMap(({ machines }) => machines);

  return [
    ...warning<T>('matchesNothing', total === 0 && !isComplete),
    ...warning('noneFree', isAll && total > 0 && !free.length && !isComplete, { count: total }, of('adopted', 'deleting')),
    ...warning('noneOfFirst', !isAll && lookedAt.length > 0 && !free.length && !isComplete, { count: lookedAt.length, total }, lookedAt),
    ...about('otherNamespace', of('otherNamespace'), { namespace }),
    ...about('noAgent', of('noAgent')),
    ...about('notReady', of('notReady', 'failed')),
    ...warning('tooFew', isAll && free.length > 0 && free.length < (missing ?? 0), { count: free.length, wanted: wanted ?? 0, has }, free),
    ...warning('mixed', managed > 0 && unmanaged > 0, { managed, unmanaged }, free.filter(isUnmanaged)),
    ...warning('more', missing !== undefined && !isComplete && free.length > missing, { count: free.length, wanted: missing ?? 0 }, free),
    ...warning<T>('partly', !isAll, { count: total }),
  ];
}

/** Said of these machines, or not at all where there are none. */
function about<T extends MachineInventory>(name: SelectorWarningName, machines: T[], args: Message['args'] = {}): SelectorWarning<T>[] {
  return warning(name, machines.length > 0, { count: machines.length, ...args }, machines);
}

function warning<T extends MachineInventory>(
  name: SelectorWarningName, isSo: boolean, args: Message['args'] = {}, machines: T[] = [],
): SelectorWarning<T>[] {
  const key = `elemental.selector.warning.${ name }`;

  return isSo
    ? [{
        name,
        severity: SEVERITIES[name],
        message: { key: `${ key }.message`, args },
        nextStep: { key: `${ key }.nextStep`, args },
        machines,
        narrowings: NARROWINGS[name] ?? [],
      }]
    : [];
}
