import type { MachineRegistration } from '../../../types';
import { isSubdomain } from '../../kubernetes/names';
import { entriesAt, givenAt, textAt } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { isRecord } from '../../equal';
import { isUnmanagedRegistration } from '../form';
import { NETWORK } from './paths';
import type { Rule } from './rule';

const CONFIG = [...NETWORK, 'config'] as const;
const ADDRESSES = [...NETWORK, 'ipAddresses'] as const;

const NONE = 'none';

/** A claim is called `<machine>-<address>`. */
const LONGEST_MACHINE_NAME = `${ 'm'.repeat(58) }-`;

/**
 * The addresses that each machine claims from pools. The operator claims them for unmanaged hosts too, and no machine is
 * registered before it has its addresses; a pool without an API group crashes it (controllers/machineinventory_controller.go).
 */
export const addressProblems: Rule = (registration) => configuratorOf(registration) === NONE
  ? []
  : entriesAt(registration, ADDRESSES).filter(([, pool]) => isRecord(pool)).flatMap(([name, pool]) => {
      const path = [...ADDRESSES, name];

      return [
        ...isSubdomain(LONGEST_MACHINE_NAME + name) ? [] : [errorAt(path, 'elemental.registration.problem.network.addressName', { name })],
        ...textAt(pool, ['apiGroup']) ? [] : [errorAt([...path, 'apiGroup'], 'elemental.registration.problem.network.noApiGroup', { name })],
      ];
    });

/** The configuration that hosts get with their addresses put in; those that somebody else looks after ignore it. */
export const networkProblems: Rule = (registration) => {
  if (isUnmanagedRegistration(registration)) {
    return [];
  }
  const configurator = configuratorOf(registration);
  const config = entriesAt(registration, CONFIG);
  const addresses = entriesAt(registration, ADDRESSES);

  if (configurator === NONE) {
    const without = config.length ? CONFIG : ADDRESSES;

    return config.length || addresses.length ? [warningAt(without, 'elemental.registration.problem.network.noConfigurator')] : [];
  }
  if (!config.length && (givenAt(registration, CONFIG) === undefined || isRecord(givenAt(registration, CONFIG)))) {
    return [warningAt(CONFIG, 'elemental.registration.problem.network.noConfig', { configurator })];
  }

  return configurator === 'nmconnections' ? connectionProblems(config) : [];
};

/** The API server fills in `none` where there is nothing, and then all of the section is ignored. */
function configuratorOf(registration: MachineRegistration): string {
  return textAt(registration, [...NETWORK, 'configurator']) ?? NONE;
}

/** Each entry becomes a file of NetworkManager (operator: pkg/network/nmconnections.go). */
function connectionProblems(config: [name: string, value: unknown][]): Problem[] {
  return config.filter(([, value]) => typeof value !== 'string')
    .map(([name]) => errorAt([...CONFIG, name], 'elemental.registration.problem.network.connectionMustBeText', { name }));
}
