import { isManagedOnly } from './ignored';
import type { RegistrationField } from './index';

export type RegistrationTab = 'naming' | 'identity' | 'reset' | 'installation' | 'cloudConfig' | 'network' | 'advanced';

/** Every field that stands in a tab, in the order of the tabs. Name, description and host type stand above them. */
const TABS: Record<RegistrationTab, readonly RegistrationField[]> = {
  naming: ['machineName', 'machineLabels', 'machineAnnotations'],
  identity: ['auth', 'emulateTpm', 'emulatedTpmSeed', 'noSmbios'],
  reset: [
    'resetEnabled', 'resetPersistent', 'resetOem', 'resetReboot', 'resetPoweroff', 'resetDisableBootEntry', 'resetDebug', 'resetSystemUri',
    'resetConfigUrls',
  ],
  installation: [
    'installDevice', 'installDeviceSelector', 'installFirmware', 'installSnapshotter', 'installMaxSnaps', 'installReboot', 'installPoweroff',
    'installEjectCd', 'installNoFormat', 'installDisableBootEntry', 'installSystemUri', 'installIso', 'installTty', 'installConfigDir',
    'installConfigUrls', 'installDebug',
  ],
  cloudConfig: ['cloudConfig'],
  network: ['networkConfigurator', 'networkAddresses', 'networkConfig'],
  advanced: ['token', 'labelPrefix'],
};

/** The tab that a field stands in, undefined for what stands above the tabs. */
export function tabOf(field: RegistrationField): RegistrationTab | undefined {
  return (Object.keys(TABS) as RegistrationTab[]).find((tab) => TABS[tab].includes(field));
}

/**
 * The tabs with at least one field to show.
 *
 * @param isShown whether the operator of this Rancher knows the field
 */
export function visibleTabs(unmanaged: boolean, isShown: (field: RegistrationField) => boolean): RegistrationTab[] {
  return (Object.keys(TABS) as RegistrationTab[]).filter((tab) => TABS[tab].some((field) => isShown(field) && !(unmanaged && isManagedOnly(field))));
}
