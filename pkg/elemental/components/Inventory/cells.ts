import { CELLS } from '../../columns';
import { registerCells } from '../../shell/cells';
import HostText from '../Facts/HostText.vue';
import StateBadge from '../State/StateBadge.vue';
import HostTypeCell from './HostTypeCell.vue';
import MachineClusterLink from './MachineClusterLink.vue';
import MachineRegistrationLink from './MachineRegistrationLink.vue';

/** Makes the cells of machines known to the tables that list them. */
export function registerMachineCells(): void {
  registerCells({
    [CELLS.state]: StateBadge,
    [CELLS.hostType]: HostTypeCell,
    [CELLS.fact]: HostText,
    [CELLS.registration]: MachineRegistrationLink,
    [CELLS.cluster]: MachineClusterLink,
  });
}
