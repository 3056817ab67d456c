import { labelPrefix } from '../../pkg/elemental/domain/templates/client-keys';
import { newAnnotation, newLabel, newName } from '../../pkg/elemental/domain/templates/machine-metadata';
import { isRandom, render, type RandomSource, type TemplateData } from '../../pkg/elemental/domain/templates/variables';
import { hostText } from './host-text';
import { API_VERSION, RESETTABLE_ANNOTATION } from './names';
import type { Authentication } from './protocol';
import type { MachineInventory, MachineRegistration } from './resources';

/** What a host says of itself when it registers. */
export interface HostReport {
  annotations: Record<string, string>;
  labels: Record<string, string>;
  /** Answers to the variables in the registration's templates. */
  data: TemplateData;
}

/** A template that the real server can't make anything of: it ends the registration without a word. */
export class UnusableTemplate extends Error {}

/**
 * The inventory of a host that registers for the first time. Where host and registration give the same annotation, the
 * host's value stands; a template in an annotation stays as it is unless it can be resolved, and `Random` never is
 * (recording `09-templates/keys-and-special-annotations.yaml`).
 * @throws UnusableTemplate
 */
export function newInventory(
  registration: MachineRegistration, authentication: Authentication, report: HostReport, random: RandomSource,
): MachineInventory {
  const { machineInventoryAnnotations, config } = registration.spec;
  const isResettable = config?.elemental?.reset?.enabled;
  const network = config?.network;

  return {
    apiVersion: API_VERSION,
    kind: 'MachineInventory',
    metadata: {
      name: nameFor(registration, report.data, random),
      namespace: registration.metadata.namespace,
      labels: mergedLabels({}, registration, report, random),
      annotations: {
        ...firstAnnotations(machineInventoryAnnotations ?? {}, report.data, random),
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
 * @throws UnusableTemplate for a malformed `Random` in an annotation that the inventory hasn't got yet
 */
export function updatedInventory(
  inventory: MachineInventory, registration: MachineRegistration, report: HostReport, random: RandomSource,
): MachineInventory {
  const { annotations, labels } = inventory.metadata;

  return {
    ...inventory,
    metadata: {
      ...inventory.metadata,
      labels: mergedLabels(labels ?? {}, registration, report, random),
      annotations: laterAnnotations({ ...annotations, ...hostAnnotations(registration, report) }, registration, report.data, random),
    },
  };
}

function nameFor({ spec }: MachineRegistration, data: TemplateData, random: RandomSource): string {
  const outcome = newName(spec.machineName, data, random);

  switch (outcome.kind) {
    case 'empty':
      throw new UnusableTemplate(`no letter or digit is left of the machine name ${ JSON.stringify(spec.machineName) }`);
    case 'malformed':
      throw new UnusableTemplate(`malformed variable ${ outcome.variable } in the machine name`);
    case 'rendered':
    case 'drawn':
    case 'unresolved':
      return outcome.name;
  }
}

function hostAnnotations(registration: MachineRegistration, { annotations }: HostReport): Record<string, string> {
  const prefix = labelPrefix(registration.spec);

  return Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${ prefix }${ hostText(key) }`, hostText(value)]));
}

function firstAnnotations(templates: Record<string, string>, data: TemplateData, random: RandomSource): Record<string, string> {
  return Object.fromEntries(Object.entries(templates).map(([key, template]) => [key, newAnnotation(template, data, random).value]));
}

function laterAnnotations(
  annotations: Record<string, string>, { spec }: MachineRegistration, data: TemplateData, random: RandomSource,
): Record<string, string> {
  const merged = { ...annotations };

  for (const [key, template] of Object.entries(spec.machineInventoryAnnotations ?? {})) {
    if (isRendered(merged, key, template)) {
      continue;
    }
    const rendering = render(template, data, random);

    if (rendering.kind === 'malformed') {
      throw new UnusableTemplate(`malformed variable ${ rendering.variable } in the annotation ${ key }`);
    }
    if (rendering.kind === 'rendered') {
      merged[key] = rendering.text;
    }
  }

  return merged;
}

/** The host's labels, then the registration's; a template that can't be resolved gives no label. */
function mergedLabels(
  labels: Record<string, string>, registration: MachineRegistration, { labels: own, data }: HostReport, random: RandomSource,
): Record<string, string> {
  const merged = { ...labels };
  const prefix = labelPrefix(registration.spec);
  const set = (key: string, template: string): void => {
    const label = newLabel(template, data, random);

    if (label.kind === 'rendered') {
      merged[key] = label.value;
    }
  };

  for (const [key, template] of Object.entries(own)) {
    set(`${ prefix }${ hostText(key) }`, template);
  }
  for (const [key, template] of Object.entries(registration.spec.machineInventoryLabels ?? {})) {
    if (!isRendered(merged, key, template)) {
      set(key, template);
    }
  }

  return merged;
}

/** A random value that is there stays. */
function isRendered(values: Record<string, string>, key: string, template: string): boolean {
  return Object.hasOwn(values, key) && values[key] !== '' && isRandom(template);
}
