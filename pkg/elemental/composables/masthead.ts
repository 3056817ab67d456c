import { computed, type ComputedRef, type Ref } from 'vue';
import { useDefaultMastheadProps } from '@shell/components/Resource/Detail/Masthead/composable';
import type ElementalModel from '../shell/model';

/** The state beside a page's title. */
export interface Badge {
  color: `bg-${ 'info' | 'success' | 'warning' | 'error' }`;
  label: string;
}

/** What we change in the props of the shell's masthead. */
interface Masthead {
  titleBarProps?: { badge?: Badge };
}

/**
 * For setup functions: the props of the shell's masthead as the shell makes them, but with this badge.
 *
 * @param badge undefined for the one that the model itself asks for
 */
export function useMastheadProps(resource: ElementalModel, badge: () => Badge | undefined): ComputedRef<object> {
  const usual = useDefaultMastheadProps(resource) as Ref<Masthead>;

  return computed(() => {
    const { titleBarProps, ...others } = usual.value;

    return { ...others, titleBarProps: titleBarProps && { ...titleBarProps, badge: badge() ?? titleBarProps.badge } };
  });
}
