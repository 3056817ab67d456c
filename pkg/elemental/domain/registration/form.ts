import type { MachineRegistration, MachineRegistrationSpec } from '../../types';
import { copy } from '../copy';
import { DESCRIPTION_ANNOTATION, isOurLabel, REGISTRATION_LABEL, registrationLabelValue, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';

/** What the form edits. One flat object, no nested optionals: the template never has to guard. */
export interface RegistrationForm {
  name: string;
  description: string;
  /** Who looks after the operating system of the hosts: somebody else (true) or Elemental (false). */
  unmanaged: boolean;
  machineName: string;
  /** Labels of the machines, without those that this extension stamps. */
  machineLabels: Record<string, string>;
}

/** The form's answers as they stand in a resource. */
export function registrationForm(resource: MachineRegistration): RegistrationForm {
  const { metadata, spec } = resource;

  return {
    name: metadata?.name ?? '',
    description: metadata?.annotations?.[DESCRIPTION_ANNOTATION] ?? '',
    unmanaged: isUnmanagedRegistration(resource),
    machineName: spec?.machineName ?? '',
    machineLabels: withoutOurs(spec?.machineInventoryLabels),
  };
}

/** True if the registration says that somebody else looks after the operating system of its hosts. */
export function isUnmanagedRegistration({ spec }: MachineRegistration): boolean {
  return spec?.config?.elemental?.registration?.['no-toolkit'] === true
    || spec?.machineInventoryLabels?.[UNMANAGED_LABEL] === 'true'
    || spec?.machineInventoryAnnotations?.[UNMANAGED_ANNOTATION] === 'true';
}

/**
 * The resource with the form's answers written into it. Only what differs from the resource's own answers is written, so
 * fields that the form doesn't show, and answers that nobody changed, are left as they were:
 * `withForm(r, registrationForm(r))` deep-equals `r`.
 *
 * Our labels and our annotation are stamped when the name or the host type changes, and taken back with the host type.
 */
export function withForm(resource: MachineRegistration, form: RegistrationForm): MachineRegistration {
  const out = copy(resource);
  const before = registrationForm(resource);

  if (form.name !== before.name) {
    out.metadata = { ...out.metadata, name: form.name };
  }
  if (form.description !== before.description) {
    writeDescription(out, form.description);
  }
  if (form.machineName !== before.machineName) {
    setOrDelete(specOf(out), 'machineName', form.machineName);
  }
  if (!sameEntries(form.machineLabels, before.machineLabels)) {
    writeMachineLabels(specOf(out), form.machineLabels);
  }
  if (form.unmanaged !== before.unmanaged) {
    writeHostType(specOf(out), form.unmanaged);
  }
  if (form.name !== before.name || form.unmanaged !== before.unmanaged) {
    writeEntry(specOf(out), 'machineInventoryLabels', REGISTRATION_LABEL, form.name ? registrationLabelValue(form.name) : undefined);
  }

  return out;
}

function specOf(resource: MachineRegistration): MachineRegistrationSpec {
  return resource.spec ??= {};
}

function writeDescription(resource: MachineRegistration, description: string): void {
  const metadata = resource.metadata ??= {};

  setOrDelete(metadata, 'annotations', withEntry(metadata.annotations, DESCRIPTION_ANNOTATION, description || undefined));
}

/** Ours stay, and those that stay keep their place. */
function writeMachineLabels(spec: MachineRegistrationSpec, labels: Record<string, string>): void {
  const kept = Object.entries(spec.machineInventoryLabels ?? {}).filter(([key]) => isOurLabel(key) || Object.hasOwn(labels, key));

  setOrDelete(spec, 'machineInventoryLabels', { ...Object.fromEntries(kept), ...labels });
}

/** The flag says the intent, the label makes the machines selectable, the annotation keeps the reset off their system. */
function writeHostType(spec: MachineRegistrationSpec, unmanaged: boolean): void {
  writeFlag(spec, unmanaged);
  writeEntry(spec, 'machineInventoryLabels', UNMANAGED_LABEL, unmanaged ? 'true' : undefined);
  writeEntry(spec, 'machineInventoryAnnotations', UNMANAGED_ANNOTATION, unmanaged ? 'true' : undefined);
}

function writeFlag(spec: MachineRegistrationSpec, unmanaged: boolean): void {
  if (unmanaged) {
    const config = spec.config ??= {};
    const elemental = config.elemental ??= {};

    elemental.registration = { ...elemental.registration, 'no-toolkit': true };

    return;
  }
  const elemental = spec.config?.elemental;
  const registration = elemental?.registration;

  if (spec.config && elemental && registration) {
    delete registration['no-toolkit'];
    setOrDelete(elemental, 'registration', registration);
    setOrDelete(spec.config, 'elemental', elemental);
    setOrDelete(spec, 'config', spec.config);
  }
}

function writeEntry(spec: MachineRegistrationSpec, map: 'machineInventoryLabels' | 'machineInventoryAnnotations', key: string, value?: string): void {
  setOrDelete(spec, map, withEntry(spec[map], key, value));
}

/** The entries with this one set, or without it. */
function withEntry(entries: Record<string, string> = {}, key: string, value?: string): Record<string, string> {
  return value === undefined ? Object.fromEntries(Object.entries(entries).filter(([one]) => one !== key)) : { ...entries, [key]: value };
}

/** An empty value is left out: the API refuses some of them, and an absent field is what was there before. */
function setOrDelete<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
  if (value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)) {
    Reflect.deleteProperty(target, key);
  } else {
    target[key] = value;
  }
}

function withoutOurs(labels: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !isOurLabel(key)));
}

function sameEntries(one: Record<string, string>, other: Record<string, string>): boolean {
  const keys = Object.keys(one);

  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
