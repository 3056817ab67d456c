import { createHash } from 'node:crypto';

/** Value of the annotation `elemental.cattle.io/plan.type` on a plan Secret. */
export type PlanType = 'empty' | 'bootstrap' | 'reset';

/** What every plan Secret starts with: whoever applies it shows that an agent is there. */
export const EMPTY_PLAN = '{}';

/** The file that an unmanaged host finds when it is to be reset; what "reset" means is up to whoever runs the host. */
export const SENTINEL_FILE = '/var/lib/elemental/.unmanaged_reset';

/** How plans are told apart: SHA-256 of the plan's bytes, in hexadecimal. */
export function planChecksum(plan: string): string {
  return createHash('sha256').update(plan).digest('hex');
}

/** The plan that writes the sentinel file; its content is the time, `2026-11-22 11:13:03` in UTC (recording `05-delete-matrix/B1…`). */
export function unmanagedResetPlan(now: Date): string {
  return encodePlan({ files: [planFile(SENTINEL_FILE, now.toISOString().slice(0, 19).replace('T', ' '), '0600')] });
}

/**
 * The plan that makes an Elemental OS reset itself: it boots into its recovery system, and the file tells that what to do
 * (recording `05-delete-matrix/F1-managed.stuck.yaml`, whose bytes these are).
 * A host whose network came from its registration first restores the network of its first boot (operator, `newResetPlan`).
 */
export function managedResetPlan({ resetNetwork }: { resetNetwork: boolean }): string {
  const restoreNetwork = { name: 'restore first boot config', args: ['--debug', '--reset-network'], command: 'elemental-register' };

  return encodePlan({
    files: [planFile('/oem/reset-cloud-config.yaml', RESET_CLOUD_CONFIG, '0600')],
    instructions: [
      ...resetNetwork ? [restoreNetwork] : [],
      { name: 'configure next boot to recovery mode', args: ['/oem/grubenv', 'set', 'next_entry=recovery'], command: 'grub2-editenv' },
      { name: 'schedule reboot', args: ['-r', '+1'], command: 'shutdown' },
    ],
  });
}

const RESET_CLOUD_CONFIG = `\
name: Elemental Reset
stages:
    network.after:
        - commands:
            - systemctl start elemental-register-reset
          if: '[ -f /run/cos/recovery_mode ] || [ -f /run/elemental/recovery_mode ]'
          name: Runs elemental reset
`;

/** A file that a plan writes on the host. */
export function planFile(path: string, content: string | Buffer, permissions: '0600' | '0644' | '0700'): object {
  return { content: Buffer.from(content).toString('base64'), path, permissions };
}

/** Go's JSON encoder writes some characters as escapes and ends its output with a newline; the checksum covers both. */
export function encodePlan(plan: object): string {
  const json = JSON.stringify(plan).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${ character.charCodeAt(0).toString(16).padStart(4, '0') }`);

  return `${ json }\n`;
}
