import type { Choice, Dimension } from '../domain/fleet/choice';
import { useTranslation } from './translation';

export interface BarTexts {
  title: (by: Dimension) => string;
  /** What stands beside a bar; what a host said stays as it is. */
  value: (choice: Choice) => string;
  /** What the machines of a bar have in common. */
  choice: (choice: Choice) => string;
}

/** For setup functions: the bars of the fleet in words. */
export function useBarTexts(): BarTexts {
  const { t } = useTranslation();
  const title: BarTexts['title'] = (by) => t(`elemental.fleet.by.${ by }`);

  const value: BarTexts['value'] = (choice) => {
    switch (choice.by) {
      case 'hostType': return t(`elemental.hostType.${ choice.value }`);
      case 'registration': return choice.value || t('elemental.fleet.value.noRegistration');
      case 'label': return choice.value || t('elemental.fleet.value.empty');
      case 'osName':
      case 'operatingSystem':
      case 'clientVersion':
      case 'auth':
      case 'identityHash': return choice.value || t('elemental.fleet.value.notSaid');
    }
  };
  const about = (choice: Choice): string => {
    if (choice.by === 'label') {
      return choice.key;
    }

    return choice.by === 'identityHash' ? t('elemental.machine.identityHash') : title(choice.by);
  };

  return { title, value, choice: (choice) => t('elemental.fleet.chosen.title', { about: about(choice), value: value(choice) }) };
}
