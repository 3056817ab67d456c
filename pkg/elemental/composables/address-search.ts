import { nextTick, onMounted, readonly, ref, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** What the shell's tables say of themselves whenever something of it changes. */
export interface TableInteraction {
  filtering?: { searchQuery?: string };
}

export interface AddressSearchUse {
  /** Whether the shell's table may look into the address. */
  reads: Readonly<Ref<boolean>>;
  write: (interaction: TableInteraction) => void;
}

/**
 * For setup functions around a table of the shell: what is searched for stands in the address as `q`. The table itself reads
 * it when it is made. It would write it too, but takes everything else out of the address when the search is cleared
 * (components/SortableTable/index.vue, `eventualSearchQuery`), so we write.
 *
 * @param wanted whether the address has anything to do with this table
 */
export function useAddressSearch(wanted: () => boolean): AddressSearchUse {
  const route = useRoute();
  const router = useRouter();
  const reads = ref(wanted());

  onMounted(() => void nextTick(() => {
    reads.value = false;
  }));

  return {
    reads: readonly(reads),
    write: ({ filtering }) => {
      const searched = filtering?.searchQuery ?? '';

      if (wanted() && searched !== (route.query.q ?? '')) {
        void router.replace({ query: { ...route.query, q: searched || undefined } });
      }
    },
  };
}
