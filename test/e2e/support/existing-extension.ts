import type { KubernetesObject } from '@kubernetes/client-node';
import { applyAll } from '../../../local-rancher/kubernetes/apply';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import type { FixtureExtension } from '../../support/fixture-catalog';
import { recording } from '../../support/recordings';

const ELEMENTAL = { group: 'elemental.cattle.io', version: 'v1beta1', namespace: 'fleet-default' };
const PLUGIN = { group: 'catalog.cattle.io', version: 'v1', namespace: 'cattle-ui-plugin-system', plural: 'uiplugins', name: 'elemental' };

/** A package of the existing extension's name, in a version like its. It does nothing: its objects are what we take over. */
export const EXISTING_PACKAGE = {
  name: 'elemental',
  version: '3.0.2',
  files: { 'elemental-3.0.2.umd.min.js': 'window["elemental-3.0.2"] = { default: function () {} };' },
} satisfies FixtureExtension;

/** Objects of the kinds that people make with the existing extension, as they were given to the recorded operator. */
const RECORDED = [
  '01-machineregistrations/managed.yaml', '07-os-and-media/ManagedOSImage.default-all-nodes.yaml',
  '07-os-and-media/ManagedOSVersionChannel.json.yaml', '07-os-and-media/SeedImage.iso.yaml',
];

/** The registration endpoint among them. */
export const EXISTING_REGISTRATION = 'managed';

const KINDS = ['machineregistrations', 'machineinventories', 'managedosimages', 'managedosversionchannels', 'seedimages'];

/** One object, and the state it is in. */
export interface FoundObject {
  /** The type as addresses of the dashboard have it. */
  type: string;
  name: string;
  resourceVersion: string;
}

/** What somebody has who used the existing extension. */
export class ExistingExtension {
  constructor(private readonly kubernetes: Kubernetes) {}

  async makeObjects(): Promise<void> {
    await applyAll(this.kubernetes, RECORDED.map((file) => (recording(file) as { input: KubernetesObject }).input));
  }

  /** Everything of Elemental's, once the operator has done what it does with it. */
  async objects(): Promise<FoundObject[]> {
    const lists = await Promise.all(KINDS.map(async (plural) => {
      const { items } = await this.kubernetes.custom.listNamespacedCustomObject({ ...ELEMENTAL, plural }) as {
        items: { kind: string; metadata: { name: string; resourceVersion: string } }[];
      };

      return items.map(({ kind, metadata: { name, resourceVersion } }) => ({
        type: `${ ELEMENTAL.group }.${ kind.toLowerCase() }`, name, resourceVersion,
      }));
    }));

    return lists.flat();
  }

  /** Changes for which Rancher the installed extension says that it is. */
  async replacePluginMetadata(metadata: Record<string, string>): Promise<void> {
    const { spec } = await this.kubernetes.custom.getNamespacedCustomObject(PLUGIN) as { spec: { plugin: { metadata: object } } };

    await this.kubernetes.custom.patchNamespacedCustomObject({
      ...PLUGIN, body: [{ op: 'replace', path: '/spec/plugin/metadata', value: { ...spec.plugin.metadata, ...metadata } }],
    });
  }
}
