import type { Connection } from './connection';
import type { HostFile } from './host-file';
import { quote } from './shell';

/** What the agent writes when an unmanaged machine that is resettable is deleted (recording 05-delete-matrix/real-agent). */
export const SENTINEL = '/var/lib/elemental/.unmanaged_reset';

/** Rancher's bootstrap script doesn't run while it is there (recording 05-delete-matrix/real-agent-bootstrap). */
export const BOOTSTRAP_DONE = '/var/lib/rancher/bootstrap_done';

/** Not `elemental-reset`: Edge Image Builder's handler, which deletes all data, has that name. */
const NAME = 'elemental-reset-handler';
const SCRIPT = '/usr/local/sbin/elemental-on-reset';

/** Starts to wait for a reset, now and at every boot. */
export const ENABLE_RESET_HANDLER = `systemctl daemon-reload && systemctl enable --now ${ NAME }.path`;

/**
 * A kit that does what the host's owner wants when a reset is triggered: a systemd path unit that waits for the sentinel file, a service
 * that runs the owner's script, and an example of that script. As it is, the example deletes no data: it removes the sentinel,
 * and what would keep the host from being provisioned again.
 */
export function resetHandler({ statePath }: Connection): HostFile[] {
  return [
    { path: `/etc/systemd/system/${ NAME }.path`, mode: '0644', content: PATH_UNIT },
    { path: `/etc/systemd/system/${ NAME }.service`, mode: '0644', content: SERVICE_UNIT },
    { path: SCRIPT, mode: '0700', content: exampleScript(statePath) },
  ];
}

// PathExists rather than PathModified: a reset that was triggered while the host was shutting down is handled at its next boot
const PATH_UNIT = `# Waits for a reset that is triggered in Rancher. To install it, write these three files and run as root:
#   ${ ENABLE_RESET_HANDLER }
# Not for hosts made with Edge Image Builder: they have a handler of their own, which uninstalls Kubernetes.
[Unit]
Description=Waits for a reset triggered in Rancher

[Path]
PathExists=${ SENTINEL }
Unit=${ NAME }.service

[Install]
WantedBy=multi-user.target
`;

const SERVICE_UNIT = `# Runs your script. If it fails, the sentinel file is still there and it is run again, at most three times within an hour; then:
#   journalctl --unit ${ NAME }.service
#   systemctl reset-failed '${ NAME }.*' && systemctl start ${ NAME }.path
[Unit]
Description=Handles a reset triggered in Rancher
StartLimitIntervalSec=1h
StartLimitBurst=3

[Service]
Type=oneshot
ExecStart=${ SCRIPT }
`;

function exampleScript(statePath: string): string {
  return `#!/usr/bin/env bash
# What this host does when its reset is triggered in Rancher. It is yours: change it.
#
# By itself a reset does nothing but write a file, the sentinel, and take the machine out of Rancher's inventory. What else it
# means is up to you. As it stands, this script deletes no data; it lets the host be registered and provisioned anew.
# It may be run again after a failure, so each step has to bear being repeated.
set -euo pipefail

# The agent writes the sentinel first and then reports to Rancher, again every five seconds until it gets through. Before that
# report the machine isn't gone from Rancher, and without it never will be. So give it time, and don't stop the agent earlier.
sleep 30

# Your part. For example, remove Kubernetes, which DELETES ALL ITS DATA:
#   if [ -x /usr/local/bin/rke2-uninstall.sh ]; then /usr/local/bin/rke2-uninstall.sh; fi
#   if [ -x /usr/local/bin/k3s-uninstall.sh ]; then /usr/local/bin/k3s-uninstall.sh; fi

# While it is there, provisioning this host again does nothing, and says nothing.
rm -f ${ BOOTSTRAP_DONE }

# The machine that it belongs to is gone: with it, registering fails with "MachineInventory not found".
rm -f ${ quote(statePath) }

# This reset is done. Last, so that it is taken up again after a failure or a power cut; but before the host registers again,
# so that a reset of the new machine isn't missed.
rm -f ${ SENTINEL }

# To have the host register again by itself, do here what "Connect a host" in Rancher shows. That takes the registration URL,
# a secret, which then has to stay on the host.
`;
}
