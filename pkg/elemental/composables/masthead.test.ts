import { ref } from 'vue';
import { useMastheadProps, type Badge } from './masthead';
import type ElementalModel from '../shell/model';

const MODELS_BADGE: Badge = { color: 'bg-success', label: 'Provisioned' };
const mockUsual = ref<object>({ titleBarProps: { resourceName: 'a', badge: MODELS_BADGE }, metadataProps: { rows: [] } });

jest.mock('@shell/components/Resource/Detail/Masthead/composable', () => ({ useDefaultMastheadProps: () => mockUsual }));

describe('useMastheadProps', () => {
  it('shows what the page knows, and otherwise what the model says', () => {
    const badge = ref<Badge>();
    const props = useMastheadProps({} as ElementalModel, () => badge.value);

    expect(props.value).toStrictEqual(mockUsual.value);
    badge.value = { color: 'bg-info', label: 'Provisioning' };
    expect(props.value).toStrictEqual({ titleBarProps: { resourceName: 'a', badge: badge.value }, metadataProps: { rows: [] } });
  });

  it('has no badge where there is no title', () => {
    mockUsual.value = {};
    expect(useMastheadProps({} as ElementalModel, () => MODELS_BADGE).value).toStrictEqual({ titleBarProps: undefined });
  });
});
