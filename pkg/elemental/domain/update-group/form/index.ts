import type { ClusterTarget, ManagedOSImage } from '../../../types';
import { copy } from '../../copy';
import { isRecord, isSame } from '../../equal';
import { flag, integer, text, type Field } from '../../form-field';
import { DESCRIPTION_ANNOTATION } from '../../labels';
import { textAt, valueAt, writeAt, type Path } from '../../path';
import { withExclusion, withoutExclusion } from '../exclusion';
import { excludesUnmanaged } from '../reach';
import { CLUSTER_TARGETS, CONCURRENCY, CORDON, DRAIN, NODE_SELECTOR, OS_IMAGE_FIELD, OS_VERSION_FIELD } from './paths';

/** What a person edits of an update group. One flat object, no nested optionals: the template never has to guard. */
export interface UpdateGroupForm {
  name: string;
  description: string;
  /** What is upgraded to: a version that a channel knows (`version`), or any image (`image`). */
  updateSource: string;
  /** Name of a ManagedOSVersion. */
  osVersion: string;
  /** Reference of a container image. */
  osImage: string;
  /** Names of the clusters; targets of any other kind are neither shown nor touched. */
  clusters: string[];
  /** Whether unmanaged nodes are left out. */
  leaveOutUnmanaged: boolean;
  concurrency: string;
  cordon: boolean;
  /** Whether pods are moved off a node before its upgrade; how, the form leaves as it is. */
  drain: boolean;
}

export type UpdateGroupField = keyof UpdateGroupForm;

type SimpleField = Exclude<UpdateGroupField, 'updateSource' | 'osVersion' | 'osImage' | 'leaveOutUnmanaged'>;

/**
 * The answers that stand in one place each. What an absent field means is the default in the operator's CRD, or what the operator
 * does without it.
 */
const FIELDS: { [F in SimpleField]: Field<UpdateGroupForm[F]> } = {
  name: text(['metadata', 'name']),
  description: text(['metadata', 'annotations', DESCRIPTION_ANNOTATION]),
  clusters: {
    path: CLUSTER_TARGETS,
    read: (targets) => targetsOf(targets).flatMap((one) => nameOf(one) ?? []),
    write: (names, targets) => withNames(targetsOf(targets), names),
  },
  concurrency: integer(CONCURRENCY, '1'),
  cordon: flag(CORDON, true),
  drain: {
    path: DRAIN,
    read: (value) => value !== null,
    // absent, the API server fills in its default
    write: (answer) => answer ? undefined : null,
  },
};

/** Where every answer stands in the resource. */
const PATHS: Record<Exclude<UpdateGroupField, 'updateSource'>, Path> = {
  name: FIELDS.name.path,
  description: FIELDS.description.path,
  osVersion: OS_VERSION_FIELD,
  osImage: OS_IMAGE_FIELD,
  clusters: CLUSTER_TARGETS,
  leaveOutUnmanaged: NODE_SELECTOR,
  concurrency: CONCURRENCY,
  cordon: CORDON,
  drain: DRAIN,
};

/** The form's answers as they stand in an update group. */
export function updateGroupForm(image: ManagedOSImage): UpdateGroupForm {
  const answers = Object.entries(FIELDS).map(([field, { path, read }]) => [field, read(valueAt(image, path))] as const);
  const osImage = textAt(image, OS_IMAGE_FIELD) ?? '';

  return {
    ...Object.fromEntries(answers),
    updateSource: osImage ? 'image' : 'version',
    osVersion: textAt(image, OS_VERSION_FIELD) ?? '',
    osImage,
    leaveOutUnmanaged: excludesUnmanaged(image),
  } as UpdateGroupForm;
}

/**
 * The update group with the form's answers written into it. Only what differs from its own answers is written, so what the form
 * doesn't show, and answers that nobody changed, are left as they were: `withUpdateGroupForm(g, updateGroupForm(g))` deep-equals `g`.
 */
export function withUpdateGroupForm(image: ManagedOSImage, form: UpdateGroupForm): ManagedOSImage {
  const before = updateGroupForm(image);
  const out = copy(form.leaveOutUnmanaged === before.leaveOutUnmanaged ? image : withNodes(image, form));

  for (const field of Object.keys(FIELDS) as SimpleField[]) {
    if (!isSame(form[field], before[field])) {
      // the field's own answer, which the compiler can't follow through the name
      const { path, write } = FIELDS[field] as Field<unknown>;

      writeAt(out, path, write(form[field], valueAt(out, path)));
    }
  }
  if ((['updateSource', 'osVersion', 'osImage'] as const).some((field) => form[field] !== before[field])) {
    writeSource(out, form);
  }

  return out;
}

/**
 * The field that shows what stands at this path of the update group, or around it; undefined where the form has none.
 *
 * @param updateSource the answer of that name: of the two fields for what is upgraded to, one is shown
 */
export function updateGroupFieldAt(path: Path, updateSource: string): UpdateGroupField | undefined {
  const found = (Object.keys(PATHS) as (keyof typeof PATHS)[]).find((field) => PATHS[field].every((key, index) => path[index] === key));

  if (found === 'osVersion' || found === 'osImage') {
    return updateSource === 'image' ? 'osImage' : 'osVersion';
  }

  return found;
}

function withNodes(image: ManagedOSImage, { leaveOutUnmanaged }: UpdateGroupForm): ManagedOSImage {
  return leaveOutUnmanaged ? withExclusion(image) : withoutExclusion(image);
}

/** The image wins where both are there, so the one that wasn't chosen goes. */
function writeSource(image: ManagedOSImage, { updateSource, osVersion, osImage }: UpdateGroupForm): void {
  const isImage = updateSource === 'image';

  writeAt(image, OS_IMAGE_FIELD, isImage && osImage ? osImage : undefined);
  writeAt(image, OS_VERSION_FIELD, !isImage && osVersion ? osVersion : undefined);
}

/** The name of a target that stands for one cluster. */
function nameOf(target: unknown): string | undefined {
  const { clusterName, doNotDeploy } = isRecord(target) ? target : {};

  return typeof clusterName === 'string' && clusterName && doNotDeploy !== true ? clusterName : undefined;
}

/** Targets that stay keep their place and whatever else is written in them. */
function withNames(targets: unknown[], names: string[]): ClusterTarget[] | undefined {
  const kept = targets.filter((one) => {
    const name = nameOf(one);

    return name === undefined || names.includes(name);
  });
  const known = kept.map(nameOf);
  const added = [...new Set(names)].filter((name) => !known.includes(name)).map((clusterName) => ({ clusterName }));

  return kept.length || added.length ? [...kept, ...added] as ClusterTarget[] : undefined;
}

function targetsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
