import { quote } from '../host-setup/shell';
import { UNMANAGED_LABEL } from '../labels';

/** Stands in a command for the name of a node that isn't known. */
const ANY_NODE = 'NODE';

/** The command that puts our label on a node, for whoever reaches the node's cluster with kubectl. */
export function labelNodeCommand(node: string = ANY_NODE): string {
  return `kubectl label node ${ quote(node) } ${ UNMANAGED_LABEL }=true`;
}
