import { withCondition } from '../controllers/conditions';
import type { Informer } from '../controllers/informer';
import { mergePatch } from '../controllers/merge-patch';
import { keyOf } from '../controllers/resources';
import type { Outcome } from '../controllers/work-queue';
import type { Kubernetes } from '../kubernetes/connection';
import { OS_VERSION_LABEL } from './names';
import { isHeld, type ManagedOSImage, type ManagedOSVersion } from './resources';
import { patchElemental } from './writes';

const PLURAL = 'managedosimages';

/** The only type of OS version that nodes are upgraded with. */
const CONTAINER = 'container';

export interface OsImageControllerOptions {
  kubernetes: Kubernetes;
  images: Informer<ManagedOSImage>;
  versions: Informer<ManagedOSVersion>;
  log: (message: string) => void;
}

/**
 * Says of each ManagedOSImage that its Fleet Bundle was made, as far as the real operator would make one (recordings
 * `07-os-and-media/ManagedOSImage.*`): of one whose OS version is missing or is no container it says nothing at all. No Bundle
 * is made here, because no Fleet would roll it out.
 */
export class OsImageController {
  constructor(private readonly options: OsImageControllerOptions) {}

  readonly reconcile = async (key: string): Promise<Outcome> => {
    const image = this.options.images.get(key);

    if (!image || image.metadata.deletionTimestamp || isHeld(image)) {
      return undefined;
    }
    if (image.spec?.osImage || !image.spec?.managedOSVersionName) {
      await this.writeStatus(image);

      return undefined;
    }
    const version = this.options.versions.get(`${ image.metadata.namespace }/${ image.spec.managedOSVersionName }`);

    if (!version) {
      return { retry: 'with backoff' };
    }
    const labelled = await this.writeLabel(image, version.metadata.name);

    if (version.spec?.type === CONTAINER) {
      await this.writeStatus(labelled);
    }

    return undefined;
  };

  private async writeLabel(image: ManagedOSImage, version: string): Promise<ManagedOSImage> {
    if (image.metadata.labels?.[OS_VERSION_LABEL] === version) {
      return image;
    }
    const written = await patchElemental(this.options.kubernetes, PLURAL, image, { metadata: { labels: { [OS_VERSION_LABEL]: version } } });

    this.options.images.remember(written);

    return written;
  }

  private async writeStatus(image: ManagedOSImage): Promise<void> {
    const made = { type: 'FleetBundleCreation', status: 'True', reason: 'FleetBundleCreateSuccess', message: '' } as const;
    const status = { ...image.status, conditions: withCondition(image.status?.conditions, made, new Date()) };
    const patch = mergePatch({ status: image.status ?? {} }, { status });

    if (patch) {
      this.options.images.remember(await patchElemental(this.options.kubernetes, PLURAL, image, patch, 'status'));
      this.options.log(`ManagedOSImage ${ keyOf(image) }: ${ made.reason }`);
    }
  }
}
