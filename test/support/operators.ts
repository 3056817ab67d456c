import type { TypeDefinition } from '../../pkg/elemental/domain/schema';
import { recording } from './recordings';

type Missing = Record<string, readonly string[]>;

/** What came with each version of the operator (its CRDs by tag, config/crd/bases): fields by plural of their kind, `*` is the kind itself. */
const BROUGHT: readonly { version: string; fields: Missing }[] = [
  {
    version: '1.4.0',
    fields: {
      machineregistrations: ['spec.config.elemental.registration.no-toolkit', 'spec.config.elemental.install.device-selector'],
    },
  },
  {
    version: '1.5.0',
    fields: {
      machineregistrations: ['spec.config.elemental.install.snapshotter', 'spec.config.elemental.reset.disable-boot-entry'],
      seedimages: ['spec.buildContainer', 'spec.size', 'spec.targetPlatform', 'spec.type'],
      managedosversionchannels: ['status.failedSynchronizationAttempts', 'status.syncedGeneration'],
    },
  },
  { version: '1.6.2', fields: { metadata: ['*'] } },
  {
    version: '1.7.0',
    fields: {
      machineregistrations: [
        'spec.config.network', 'spec.config.elemental.install.snapshotter.maxSnaps', 'spec.config.elemental.system-agent.strictTLSMode',
      ],
      machineinventories: ['spec.ipAddressClaims', 'spec.ipAddressPools', 'spec.network'],
      managedosversionchannels: ['spec.enabled'],
    },
  },
  { version: '1.8.2', fields: { machineregistrations: ['spec.token', 'spec.labelPrefix', 'spec.config.elemental.registration.labels'] } },
];

/** The operators of the field whose types differ; 1.9.0 and 1.9.1 are without what 1.8.2 brought, and 1.9.2 is the newest. */
export const OPERATORS = ['1.3.5', '1.4.4', '1.7.0', '1.8.2', '1.9.0', '1.9.2'] as const;

export type OperatorVersion = (typeof OPERATORS)[number];

/** The fields of a kind, by its plural, that this operator lacks of the newest's. */
export function missingFields(version: OperatorVersion, plural: string): string[] {
  return BROUGHT
    .filter((step) => isOlder(version, step.version) || (version === '1.9.0' && step.version === '1.8.2'))
    .flatMap(({ fields }) => fields[plural] ?? []);
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

interface RecordedDefinition {
  definitionType: string;
  definitions: TypeDefinition['schemaDefinitions'];
}

/** What steve says of the fields of a kind, e.g. `machineinventory`, where the newest operator is installed. */
export function newestDefinition(kind: string): TypeDefinition {
  return asDefinition(recordedDefinition(kind));
}

/** What steve says of registrations' fields where an operator of this version is installed: the recorded answer without what came later. */
export function registrationDefinition(version: OperatorVersion): TypeDefinition {
  const recorded = recordedDefinition('machineregistration');

  for (const field of missingFields(version, 'machineregistrations')) {
    const [, parents = '', key = ''] = /^(.*)\.([^.]+)$/.exec(field) ?? [];

    // within what is missing itself, there is nothing to leave out
    Reflect.deleteProperty(recorded.definitions[`${ recorded.definitionType }.${ parents }`]?.resourceFields ?? {}, key);
  }

  return asDefinition(recorded);
}

function recordedDefinition(kind: string): RecordedDefinition {
  return recording(`10-steve/schemaDefinitions.${ kind }.json`) as RecordedDefinition;
}

function asDefinition({ definitionType, definitions }: RecordedDefinition): TypeDefinition {
  return { resourceFields: definitions[definitionType]?.resourceFields ?? {}, schemaDefinitions: definitions };
}
