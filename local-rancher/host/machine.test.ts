import fs from 'node:fs';
import path from 'node:path';
import { temporaryMachine } from '../../test/support/elemental/temporary-machine';
import { HOST_FILES, createMachine } from './machine';

function modeOf(file: string): number {
  return fs.statSync(file).mode & 0o777;
}

describe('createMachine', () => {
  it('makes a host with a system, a MAC address, a system UUID, readable firmware and no TPM', () => {
    const machine = temporaryMachine();

    expect(machine.read(HOST_FILES.osRelease)).toContain('NAME="Ubuntu"');
    expect(machine.read(HOST_FILES.macAddress)).toMatch(/^02(:[0-9a-f]{2}){5}\n$/);
    expect(machine.read(HOST_FILES.systemUuid)).toMatch(/^[0-9a-f-]{36}\n$/);
    expect([HOST_FILES.smbios, HOST_FILES.tpm, HOST_FILES.agentConfigDir].map((file) => machine.exists(file))).toEqual([true, false, true]);
  });

  it('makes it as it is wanted', () => {
    const machine = temporaryMachine({
      operatingSystem: 'rhel', systemUuid: 'none', macAddress: '02:00:00:00:00:01', hasTpm: true, hasSmbios: false, isBare: true,
    });

    expect(machine.read(HOST_FILES.osRelease)).toContain('Red Hat');
    expect(machine.read(HOST_FILES.macAddress)).toBe('02:00:00:00:00:01\n');
    expect([HOST_FILES.systemUuid, HOST_FILES.smbios, HOST_FILES.tpm, HOST_FILES.agentConfigDir].map((file) => machine.exists(file)))
      .toEqual([false, false, true, false]);
    expect(temporaryMachine({ osRelease: 'NAME=Mine\n' }).read(HOST_FILES.osRelease)).toBe('NAME=Mine\n');
  });

  it('leaves a host that is there as it is', () => {
    const { root, ...machine } = temporaryMachine();
    const before = fs.readFileSync(path.join(root, HOST_FILES.osRelease), 'utf8');

    createMachine(root, { operatingSystem: 'debian' });
    expect(fs.readFileSync(path.join(root, HOST_FILES.osRelease), 'utf8')).toBe(before);
    expect(machine).toEqual({});
  });
});

describe('a machine\'s files', () => {
  it('are never outside its folder', () => {
    const machine = temporaryMachine();

    expect(machine.locate('/../../etc/passwd')).toBe(path.join(machine.root, 'etc/passwd'));
    expect(machine.locate('etc/../..')).toBe(machine.root);
  });

  it('have exactly the permissions that are wanted, whatever the umask', () => {
    const umask = process.umask(0o077);
    const machine = temporaryMachine();

    try {
      machine.makeFolder('/a/b', 0o755);
      machine.write('/a/b/c', 'text', 0o644);
    } finally {
      process.umask(umask);
    }
    expect([modeOf(machine.locate('/a/b')), modeOf(machine.locate('/a/b/c'))]).toEqual([0o755, 0o644]);
  });

  it('can be read, listed and removed, there or not', () => {
    const machine = temporaryMachine();

    machine.write('/etc/x', 'text');
    expect([machine.read('/etc/x'), machine.read('/etc/y'), machine.list('/none')]).toEqual(['text', undefined, []]);
    expect(machine.list('/etc')).toEqual(['elemental', 'os-release', 'rancher', 'x']);
    expect([machine.remove('/etc/x'), machine.remove('/etc/x')]).toEqual([true, false]);
  });
});
