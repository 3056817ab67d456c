import { API_VERSION, GROUP, RESETTABLE_ANNOTATION } from './names';
import type { Authentication } from './protocol';
import type { MachineInventory, MachineRegistration } from './resources';
import { hostText, labelValue, machineName } from './sanitize';
import { MalformedVariable, UnresolvedVariable, isRandom, render, type TemplateData } from './template';

/** What a host says of itself when it registers. */
export interface HostReport {
  annotations: Record<string, string>;
  labels: Record<string, string>;
  /** Answers to the variables in the registration's templates. */
  data: TemplateData;
}

/** The machine name that a template makes is unusable: the real server ends the registration without a word. */
export class UnusableName extends Error {}

/** What stands before the keys of a host's own annotations and labels: `elemental.cattle.io/`, another prefix, or nothing (`-`). */
export function labelPrefix({ spec: { labelPrefix: prefix = '' } }: MachineRegistration): string {
  if (prefix === '-') {
    return '';
  }

  return `${ prefix || GROUP }/`;
}

/**
 * The inventory of a host that registers for the first time. Where host and registration give the same annotation, the
 * host's value stands; a template in an annotation stays as it is unless it can be resolved, and `Random` never is
 * (recording `09-templates/keys-and-special-annotations.yaml`).
 * @throws UnusableName
 */
export function newInventory(
  registration: MachineRegistration, authentication: Authentication, report: HostReport, uuid: () => string,
): MachineInventory {
  const { machineInventoryAnnotations, config } = registration.spec;
  const isResettable = config?.elemental?.reset?.enabled;
  const network = config?.network;

  return {
    apiVersion: API_VERSION,
    kind: 'MachineInventory',
    metadata: {
      name: newName(registration, report.data, uuid),
      namespace: registration.metadata.namespace,
      labels: mergedLabels({}, registration, report),
      annotations: {
        ...firstAnnotations(machineInventoryAnnotations ?? {}, report.data),
        ...isResettable ? { [RESETTABLE_ANNOTATION]: 'true' } : {},
        ...hostAnnotations(registration, report),
      },
    },
    spec: {
      ...authentication.kind === 'tpm' ? { tpmHash: authentication.hash } : { machineHash: authentication.hash },
      ipAddressPools: network?.ipAddresses,
      network: { configurator: network?.configurator ?? 'none', config: network?.config },
    },
  };
}

/**
 * The inventory of a host that registers again, with what host and registration say now merged into it. Nothing is taken
 * away, the registration has the last word, a `Random` value that is there stays, and neither name nor `resettable` follow
 * the registration (recordings `03-register/again`).
 * @throws MalformedVariable for a malformed `Random` in an annotation that the inventory hasn't got yet
 */
export function updatedInventory(inventory: MachineInventory, registration: MachineRegistration, report: HostReport): MachineInventory {
  const { annotations, labels } = inventory.metadata;

  return {
    ...inventory,
    metadata: {
      ...inventory.metadata,
      labels: mergedLabels(labels ?? {}, registration, report),
      annotations: laterAnnotations({ ...annotations, ...hostAnnotations(registration, report) }, registration, report.data),
    },
  };
}

function newName({ spec }: MachineRegistration, data: TemplateData, uuid: () => string): string {
  const fallback = `m-${ uuid() }`;

  try {
    const name = spec.machineName ? machineName(resolved(spec.machineName, data) ?? fallback) : fallback;

    if (!name) {
      throw new UnusableName(`no letter or digit is left of the machine name ${ JSON.stringify(spec.machineName) }`);
    }

    return name;
  } catch (error) {
    throw error instanceof MalformedVariable ? new UnusableName(`malformed variable ${ error.message } in the machine name`) : error;
  }
}

function hostAnnotations(registration: MachineRegistration, { annotations }: HostReport): Record<string, string> {
  const prefix = labelPrefix(registration);

  return Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${ prefix }${ hostText(key) }`, hostText(value)]));
}

function firstAnnotations(templates: Record<string, string>, data: TemplateData): Record<string, string> {
  return Object.fromEntries(Object.entries(templates)
    .map(([key, template]) => [key, isRandom(template) ? template : resolved(template, data) ?? template]));
}

function laterAnnotations(annotations: Record<string, string>, { spec }: MachineRegistration, data: TemplateData): Record<string, string> {
  const merged = { ...annotations };

  for (const [key, template] of Object.entries(spec.machineInventoryAnnotations ?? {})) {
    const value = isRendered(merged, key, template) ? undefined : resolved(template, data);

    if (value !== undefined) {
      merged[key] = value;
    }
  }

  return merged;
}

/** The host's labels, then the registration's; a template that can't be resolved gives no label. */
function mergedLabels(labels: Record<string, string>, registration: MachineRegistration, { labels: own, data }: HostReport): Record<string, string> {
  const merged = { ...labels };
  const prefix = labelPrefix(registration);

  for (const [key, template] of Object.entries(own)) {
    setLabel(merged, `${ prefix }${ hostText(key) }`, template, data);
  }
  for (const [key, template] of Object.entries(registration.spec.machineInventoryLabels ?? {})) {
    if (!isRendered(merged, key, template)) {
      setLabel(merged, key, template, data);
    }
  }

  return merged;
}

/** A random value that is there stays. */
function isRendered(values: Record<string, string>, key: string, template: string): boolean {
  return Object.hasOwn(values, key) && values[key] !== '' && isRandom(template);
}

function setLabel(labels: Record<string, string>, key: string, template: string, data: TemplateData): void {
  try {
    labels[key] = labelValue(render(template, data));
  } catch (error) {
    if (!(error instanceof UnresolvedVariable || error instanceof MalformedVariable)) {
      throw error;
    }
  }
}

/** The rendered text, or undefined if a variable of it has no answer. @throws MalformedVariable */
function resolved(template: string, data: TemplateData): string | undefined {
  try {
    return render(template, data);
  } catch (error) {
    if (error instanceof UnresolvedVariable) {
      return undefined;
    }
    throw error;
  }
}
