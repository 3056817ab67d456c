import { recording } from '../../test/support/recordings';
import type { MachineInventory } from '../elemental-operator/resources';
import { osAnnotations, osRelease } from './operating-systems';

/** The `os.` annotations of a recorded inventory, without prefix. */
function recordedAnnotations(host: string): Record<string, string> {
  const { metadata } = recording(`03-register/${ host }.inventory.yaml`) as MachineInventory;

  return Object.fromEntries(Object.entries(metadata.annotations ?? {})
    .map(([key, value]) => [key.replace(/^.*\//, ''), value] as const)
    .filter(([key]) => key.startsWith('os.') && key !== 'os.unmanaged'));
}

describe('what a host says of its system', () => {
  it.each([
    ['edge-01', 'ubuntu'], ['edge-02', 'sles'], ['edge-03', 'rhel'], ['edge-08', 'debian'],
  ] as const)('is for %s with %s what was recorded', (host, system) => {
    expect(osAnnotations(osRelease(system))).toEqual(recordedAnnotations(host));
  });

  it('is read from other contents of os-release too: without quotes, with "=", with what isn\'t sent', () => {
    expect(osAnnotations('ID=arch\nNAME=""A="B"""\nIMAGE="x"\nHOME_URL="https://x"\n# NAME\nVERSION\n'))
      .toEqual({ 'os.id': 'arch', 'os.name': 'A="B', 'os.image': 'x' });
  });
});
