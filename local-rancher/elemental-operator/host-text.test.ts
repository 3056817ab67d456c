import { recordedObjects } from '../../test/support/recordings';
import { hostText } from './host-text';
import type { MachineInventory } from './resources';

describe('hostText', () => {
  it('escapes like the recorded host whose name has quotes and angle brackets', () => {
    const [, inventory] = recordedObjects<MachineInventory>('MachineInventory').find(([where]) => where.includes('I1-plan-secret-deleted')) ?? [];

    expect(hostText('O\'Brien <Linux> & Co')).toBe(inventory?.metadata.annotations?.['elemental.cattle.io/os.name']);
  });

  it('drops line breaks and escapes double quotes', () => {
    expect(hostText('a\r\nb "c"')).toBe('ab &#34;c&#34;');
  });
});
