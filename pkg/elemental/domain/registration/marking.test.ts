import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { isUnmanagedRegistration } from './form';
import { unmanagedSteps } from './marking';

const VERSION = { op: 'test', path: '/metadata/resourceVersion', value: '7' };
const metadata = { name: 'images', resourceVersion: '7' };

describe('unmanagedSteps', () => {
  it('adds the marks to what is there, and fits whatever else somebody changes meanwhile', () => {
    const spec = {
      config: { elemental: { registration: { auth: 'tpm' } } },
      machineInventoryLabels: { site: 'berlin' }, machineInventoryAnnotations: { room: '1' }, machineName: 'crane',
    };

    expect(unmanagedSteps({ metadata, spec })).toStrictEqual([
      { op: 'add', path: '/spec/config/elemental/registration/no-toolkit', value: true },
      { op: 'add', path: '/spec/machineInventoryLabels/ui.elemental.cattle.io~1unmanaged', value: 'true' },
      { op: 'add', path: '/spec/machineInventoryLabels/ui.elemental.cattle.io~1registration', value: 'images' },
      { op: 'add', path: '/spec/machineInventoryAnnotations/elemental.cattle.io~1os.unmanaged', value: 'true' },
    ]);
  });

  it('makes the maps that are missing, of the registration that was read', () => {
    const [first, ...steps] = unmanagedSteps({ metadata, spec: { machineName: 'crane' } });

    expect(first).toStrictEqual(VERSION);
    expect(steps.map(({ op, path }) => `${ op } ${ path }`)).toStrictEqual([
      'add /spec/config', 'add /spec/machineInventoryLabels', 'add /spec/machineInventoryAnnotations',
    ]);
  });

  it('never sends a token, nor anything of one that is unmanaged', () => {
    const registrations = recordedObjects<MachineRegistration>('MachineRegistration');

    expect(registrations.length).toBeGreaterThan(5);
    for (const [, one] of registrations) {
      const steps = unmanagedSteps(one);

      expect(steps.length > 0).toBe(!isUnmanagedRegistration(one));
      expect(steps.some(({ path }) => path.startsWith('/status') || path.endsWith('/token'))).toBe(false);
    }
  });
});
