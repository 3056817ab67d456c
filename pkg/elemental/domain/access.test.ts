import { INVENTORY, REGISTRATION } from '../types';
import { start } from './access';

describe('start', () => {
  it('opens the registrations, or else the inventory', () => {
    expect(start({ visibleTypes: [INVENTORY, REGISTRATION] })).toStrictEqual({ list: REGISTRATION });
    expect(start({ visibleTypes: [INVENTORY], installed: true })).toStrictEqual({ list: INVENTORY });
  });

  it('says what is missing, as far as the user may know', () => {
    expect(start({ visibleTypes: [], installed: false })).toStrictEqual({ missing: 'notInstalled' });
    expect(start({ visibleTypes: [], installed: true })).toStrictEqual({ missing: 'noPermission' });
    expect(start({ visibleTypes: [] })).toStrictEqual({ missing: 'notInstalledOrNoPermission' });
  });
});
