import { onMounted, ref, type Ref } from 'vue';
import { useShellStore } from '../shell/store';

const SETTING = 'management.cattle.io.setting';
/** What hosts are to trust, where Rancher's certificate isn't signed by an authority that everybody trusts. */
const ID = 'cacerts';

export interface CaCertificate {
  /** PEM, empty where hosts need none; undefined until it is known. */
  certificate: Ref<string | undefined>;
  /** It can't be read: without it nothing that is printed for a host would be right. */
  failed: Ref<boolean>;
}

/** For setup functions: the certificate authority that hosts need to reach this Rancher, from its settings. */
export function useCaCertificate(): CaCertificate {
  const store = useShellStore();
  const certificate = ref<string>();
  const failed = ref(false);

  onMounted(async () => {
    try {
      const setting = await store.dispatch('management/find', { type: SETTING, id: ID }) as { value?: string; default?: string };

      certificate.value = setting.value ?? setting.default ?? '';
    } catch {
      failed.value = true;
    }
  });

  return { certificate, failed };
}
