import { stringify } from 'yaml';
import type { ClientConfig } from './client-config';
import { HOST_FILES, type Machine } from './machine';

/** What the system agent needs to know: where and as whom it connects, and which Secret has its plan. */
export interface AgentConnection {
  /** A kubeconfig as text. */
  kubeConfig: string;
  namespace: string;
  secretName: string;
}

const AGENT_CONFIG = stringify({
  workDirectory: `${ HOST_FILES.agentStateDir }/work`,
  localPlanDirectory: `${ HOST_FILES.agentStateDir }/plans`,
  appliedPlanDirectory: HOST_FILES.agentAppliedDir,
  remoteEnabled: true,
  connectionInfoFile: HOST_FILES.agentConnection,
});

/** Told what is done, for the client's log. */
export interface AgentConfigLog {
  making: (folder: string) => void;
  written: (what: string, file: string) => void;
}

/**
 * Writes what the system agent reads when it starts (recording `03-register/edge-02.run.yaml`, files_after).
 * @throws Error in the client's words if the agent's configuration folder isn't there: by then the connection file is
 *   written (recording `edge-08.run.yaml`)
 */
export function writeAgentConfig(machine: Machine, config: ClientConfig, log: AgentConfigLog): void {
  if (!machine.exists(HOST_FILES.agentStateDir)) {
    log.making(HOST_FILES.agentStateDir);
    machine.makeFolder(HOST_FILES.agentStateDir, 0o700);
  }
  machine.write(HOST_FILES.agentConnection, JSON.stringify(agentConnection(config)), 0o600);
  log.written('connection info file', HOST_FILES.agentConnection);

  if (!machine.exists(HOST_FILES.agentConfigDir)) {
    throw new Error(`installing local agent config writing agent envs file: open ${ HOST_FILES.agentEnvironment }: no such file or directory`);
  }
  machine.write(HOST_FILES.agentEnvironment, `CATTLE_AGENT_STRICT_VERIFY="${ config.elemental?.['system-agent']?.strictTLSMode ?? false }"`, 0o600);
  log.written('agent envs file', HOST_FILES.agentEnvironment);
  machine.write(HOST_FILES.agentConfig, AGENT_CONFIG, 0o600);
  log.written('agent config file', HOST_FILES.agentConfig);
}

/** The host's connection file, or undefined if it has none: then it isn't registered with `--install`. */
export function readAgentConnection(machine: Machine): AgentConnection | undefined {
  const text = machine.read(HOST_FILES.agentConnection);

  return text === undefined ? undefined : JSON.parse(text) as AgentConnection;
}

function agentConnection({ elemental }: ClientConfig): AgentConnection {
  const { 'registration': { 'ca-cert': certificate } = {}, 'system-agent': agent = {} } = elemental ?? {};
  const kubeConfig = stringify({
    'apiVersion': 'v1',
    'clusters': [{
      cluster: { 'certificate-authority-data': certificate ? Buffer.from(certificate).toString('base64') : undefined, 'server': agent.url },
      name: 'cluster',
    }],
    'contexts': [{ context: { cluster: 'cluster', user: 'user' }, name: 'context' }],
    'current-context': 'context',
    'kind': 'Config',
    'users': [{ name: 'user', user: { token: agent.token } }],
  }, { indentSeq: false, lineWidth: 0 });

  return { kubeConfig, namespace: agent['secret-namespace'] ?? '', secretName: agent['secret-name'] ?? '' };
}
