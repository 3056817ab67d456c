import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOST_FILES, createMachine, type Machine, type MachineOptions } from '../../../local-rancher/host/machine';

const folders: string[] = [];

/** A new host whose files are removed after the test file; with the contents of some of its files. */
export function temporaryMachine(options: MachineOptions = {}, files: Partial<Record<keyof typeof HOST_FILES, string>> = {}): Machine {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'elemental-host-'));
  const machine = createMachine(path.join(folder, 'edge-1'), options);

  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = HOST_FILES[name as keyof typeof HOST_FILES];

    machine.makeFolder(path.posix.dirname(file));
    machine.write(file, content);
  }

  return machine;
}

afterAll(() => {
  folders.forEach((folder) => {
    fs.rmSync(folder, { recursive: true });
  });
});
