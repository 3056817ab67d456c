import { comment } from './comment';
import type { HostFile } from './host-file';

export const AGENT_SERVICE = 'elemental-system-agent.service';

/** The client writes into it before it makes it, and fails where it is missing (recording 03-register/edge-08). */
export const AGENT_FOLDER = '/etc/rancher/elemental/agent';

/**
 * The agent's service, for hosts whose package brings none: that of the openSUSE Build Service has the program alone, and Edge
 * Image Builder writes a unit of its own. The program is named without its folder because it may have been put into another one.
 */
export const AGENT_UNIT: HostFile = {
  path: `/etc/systemd/system/${ AGENT_SERVICE }`,
  mode: '0644',
  content: `${ comment('Applies what Rancher plans for this host.') }[Unit]
Description=Elemental System Agent
Wants=network-online.target
After=network-online.target time-sync.target

[Service]
Environment=CATTLE_AGENT_CONFIG=${ AGENT_FOLDER }/config.yaml
ExecStart=elemental-system-agent sentinel
Restart=always
RestartSec=5

[Install]
WantedBy=multi-user.target
`,
};
