import { recordedRun } from '../../test/support/elemental/host-runs';
import { temporaryMachine } from '../../test/support/elemental/temporary-machine';
import { readAgentConnection, writeAgentConfig, type AgentConnection } from './agent-config';
import type { ClientConfig } from './client-config';
import { HOST_FILES } from './machine';

const NO_LOG = { making: () => undefined, written: () => undefined };

function recordedFile(path: string): string {
  return recordedRun('edge-02').files_after.find((file) => file.path === path)?.content ?? 'not recorded';
}

describe('writeAgentConfig', () => {
  const content = recordedFile(HOST_FILES.agentConnection);
  const recorded = JSON.parse(content) as AgentConnection;
  const value = (key: string): string => new RegExp(`${ key }: (.*)`).exec(recorded.kubeConfig)?.[1] ?? '';
  const config: ClientConfig = {
    elemental: {
      'registration': { 'ca-cert': Buffer.from(value('certificate-authority-data'), 'base64').toString() },
      'system-agent': {
        'strictTLSMode': true,
        'url': value('server'),
        'token': value('token'),
        'secret-name': recorded.secretName,
        'secret-namespace': recorded.namespace,
      },
    },
  };

  it('writes the recorded bytes', () => {
    const machine = temporaryMachine();

    writeAgentConfig(machine, config, NO_LOG);
    expect([HOST_FILES.agentConnection, HOST_FILES.agentEnvironment, HOST_FILES.agentConfig].map((file) => machine.read(file)))
      .toEqual([HOST_FILES.agentConnection, HOST_FILES.agentEnvironment, HOST_FILES.agentConfig].map(recordedFile));
    expect(readAgentConnection(machine)).toEqual(recorded);
  });

  it('leaves out a certificate authority that there isn\'t, and says whether it is the only one', () => {
    const machine = temporaryMachine();

    writeAgentConfig(machine, { elemental: { 'system-agent': { url: 'http://x' } } }, NO_LOG);
    expect(readAgentConnection(machine)?.kubeConfig).not.toContain('certificate');
    expect(machine.read(HOST_FILES.agentEnvironment)).toBe('CATTLE_AGENT_STRICT_VERIFY="false"');
  });

  it('fails without the agent\'s folder, after it wrote the connection', () => {
    const machine = temporaryMachine({ isBare: true });

    expect(() => {
      writeAgentConfig(machine, config, NO_LOG);
    }).toThrow('installing local agent config writing agent envs file: open /etc/rancher/elemental/agent/envs: no such file or directory');
    expect(readAgentConnection(machine)).toEqual(recorded);
  });

  it('reads no connection where there is none', () => {
    expect(readAgentConnection(temporaryMachine())).toBeUndefined();
  });
});
