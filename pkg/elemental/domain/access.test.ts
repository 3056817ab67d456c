import { INVENTORY, OS_IMAGE, REGISTRATION } from '../types';
import { start } from './access';

describe('start', () => {
  it('opens the registrations, or else the next that the user can see', () => {
    expect(start({ visibleTypes: [INVENTORY, REGISTRATION] })).toStrictEqual({ list: REGISTRATION });
    expect(start({ visibleTypes: [OS_IMAGE, INVENTORY], installed: true })).toStrictEqual({ list: INVENTORY });
    expect(start({ visibleTypes: [OS_IMAGE] })).toStrictEqual({ list: OS_IMAGE });
  });

  it('opens what was asked for', () => {
    expect(start({ visibleTypes: [REGISTRATION, INVENTORY] }, INVENTORY)).toStrictEqual({ list: INVENTORY });
  });

  it('says that of all types this one is missing, and what is there instead', () => {
    expect(start({ visibleTypes: [INVENTORY] }, OS_IMAGE)).toStrictEqual({ missing: 'thisType', instead: { of: OS_IMAGE, list: INVENTORY } });
  });

  it.each([undefined, INVENTORY] as const)('says what is missing, as far as the user may know, on the way to %s', (wanted) => {
    expect(start({ visibleTypes: [], installed: false }, wanted)).toStrictEqual({ missing: 'notInstalled' });
    expect(start({ visibleTypes: [], installed: true }, wanted)).toStrictEqual({ missing: 'noPermission' });
    expect(start({ visibleTypes: [] }, wanted)).toStrictEqual({ missing: 'notInstalledOrNoPermission' });
  });
});
