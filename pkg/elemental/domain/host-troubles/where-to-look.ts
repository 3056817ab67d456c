import { OPERATOR_LOG, type TroubleCommand } from './trouble';

export interface PlaceToLook {
  id: string;
  /** What stands there; a translation key. */
  meaning: string;
  command: TroubleCommand;
}

/** What has more to say of a host that doesn't show up (SUSE Edge documentation, Troubleshooting). */
export const WHERE_TO_LOOK: PlaceToLook[] = [
  place('registerLog', { text: 'journalctl -u elemental-register-systemd', on: 'host' }),
  place('agentLog', { text: 'journalctl -u elemental-system-agent', on: 'host' }),
  place('operatorLog', OPERATOR_LOG),
];

function place(id: string, command: TroubleCommand): PlaceToLook {
  return { id, meaning: `elemental.hostTrouble.look.${ id }`, command };
}
