/** What the API server wants to find at a field. */
export type Schema = TextSchema | FlagSchema | IntegerSchema | ListSchema | EntriesSchema | FieldsSchema | FreeMapSchema;

export interface TextSchema {
  type: 'text';
  oneOf?: readonly string[];
}

interface FlagSchema {
  type: 'flag';
}

export interface IntegerSchema {
  type: 'integer';
  min?: number;
}

export interface ListSchema {
  type: 'list';
  items: Schema;
}

/** Any keys, values of one kind. */
export interface EntriesSchema {
  type: 'entries';
  values: Schema;
}

export interface FieldsSchema {
  type: 'fields';
  fields: Readonly<Record<string, Schema>>;
  required?: readonly string[];
}

/**
 * Any keys and values. The API server takes anything, and the operator, whose Go type is a map, then fails to read any
 * registration at all (recording 01-machineregistrations/_poison-cloud-config).
 */
interface FreeMapSchema {
  type: 'freeMap';
  /** Its key. */
  sentence: string;
}

const TEXT = { type: 'text' } as const;
const FLAG = { type: 'flag' } as const;
const TEXTS = { type: 'list', items: TEXT } as const;
const TEXT_ENTRIES = { type: 'entries', values: TEXT } as const;

const REQUIREMENT: Schema = {
  type: 'fields',
  required: ['key', 'operator'],
  fields: {
    key: { type: 'text', oneOf: ['Name', 'Size'] },
    operator: { type: 'text', oneOf: ['In', 'NotIn', 'Gt', 'Lt'] },
    values: TEXTS,
  },
};

const INSTALL: Schema = {
  type: 'fields',
  fields: {
    'firmware': TEXT,
    'device': TEXT,
    'device-selector': { type: 'list', items: REQUIREMENT },
    'no-format': FLAG,
    'config-urls': TEXTS,
    'iso': TEXT,
    'system-uri': TEXT,
    'debug': FLAG,
    'tty': TEXT,
    'poweroff': FLAG,
    'reboot': FLAG,
    'eject-cd': FLAG,
    'disable-boot-entry': FLAG,
    'config-dir': TEXT,
    'snapshotter': { type: 'fields', fields: { type: TEXT, maxSnaps: { type: 'integer', min: 2 } } },
  },
};

const RESET: Schema = {
  type: 'fields',
  fields: {
    'enabled': FLAG,
    'reset-persistent': FLAG,
    'reset-oem': FLAG,
    'config-urls': TEXTS,
    'system-uri': TEXT,
    'debug': FLAG,
    'poweroff': FLAG,
    'reboot': FLAG,
    'disable-boot-entry': FLAG,
  },
};

const IDENTITY: Schema = {
  type: 'fields',
  fields: {
    'url': TEXT,
    'ca-cert': TEXT,
    'emulate-tpm': FLAG,
    'emulated-tpm-seed': { type: 'integer' },
    'no-smbios': FLAG,
    'auth': TEXT,
    'no-toolkit': FLAG,
    'labels': TEXT_ENTRIES,
  },
};

const SYSTEM_AGENT: Schema = {
  type: 'fields',
  fields: { 'strictTLSMode': FLAG, 'url': TEXT, 'token': TEXT, 'secret-name': TEXT, 'secret-namespace': TEXT },
};

const NETWORK: Schema = {
  type: 'fields',
  fields: {
    configurator: { type: 'text', oneOf: ['none', 'nmc', 'nmstate', 'nmconnections'] },
    ipAddresses: {
      type: 'entries',
      values: { type: 'fields', required: ['kind', 'name'], fields: { apiGroup: TEXT, kind: TEXT, name: TEXT } },
    },
    config: { type: 'freeMap', sentence: 'elemental.registration.problem.network.configMustBeMap' },
  },
};

/** The spec as the CRD of the operator 1.9.2 describes it; limits of text are rules of their own. */
export const SPEC_SCHEMA: Schema = {
  type: 'fields',
  fields: {
    token: TEXT,
    machineName: TEXT,
    machineInventoryLabels: TEXT_ENTRIES,
    machineInventoryAnnotations: TEXT_ENTRIES,
    labelPrefix: TEXT,
    config: {
      type: 'fields',
      fields: {
        'cloud-config': { type: 'freeMap', sentence: 'elemental.registration.cloudConfigMustBeMap' },
        'network': NETWORK,
        'elemental': {
          type: 'fields',
          fields: { 'registration': IDENTITY, 'install': INSTALL, 'reset': RESET, 'system-agent': SYSTEM_AGENT },
        },
      },
    },
  },
};

/** What may be edited of the metadata and has to be of one type. */
export const METADATA_MAPS: Readonly<Record<string, Schema>> = { labels: TEXT_ENTRIES, annotations: TEXT_ENTRIES };
