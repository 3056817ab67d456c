import { bytesOf, textOf } from '../base64';
import { isRecord } from '../equal';

/** What a plan tells the agent to do. */
export interface PlanContent {
  files: PlanFile[];
  commands: PlanCommand[];
}

export interface PlanFile {
  path: string;
  /** As the plan has it, e.g. `0600`; empty where it says nothing. */
  permissions: string;
  isDirectory: boolean;
  /** May hold secrets, such as the token with which a node joins its cluster. Undefined for what isn't text. */
  content?: string;
}

export interface PlanCommand {
  /** What the plan calls it, else the program that is run; empty where neither is said. */
  title: string;
  /** Program and arguments, one each; may hold secrets. */
  words: string[];
}

/** As rancher/system-agent reads it (pkg/applyinator/applyinator.go); what has another type is left out. */
interface RawPlan {
  files?: unknown;
  instructions?: unknown;
  periodicInstructions?: unknown;
}

/** What a plan in JSON says; undefined if it isn't a plan. */
export function planContent(json: string): PlanContent | undefined {
  const plan = parsed(json);

  if (!isRecord(plan)) {
    return undefined;
  }
  const { files, instructions, periodicInstructions }: RawPlan = plan;

  return { files: records(files).map(planFile), commands: [...records(instructions), ...records(periodicInstructions)].map(planCommand) };
}

function planFile({ path, permissions, directory, content }: Record<string, unknown>): PlanFile {
  const bytes = bytesOf(text(content));

  return { path: text(path), permissions: text(permissions), isDirectory: directory === true, content: bytes && textOf(bytes) };
}

function planCommand({ name, command, image, args }: Record<string, unknown>): PlanCommand {
  const words = [text(command) || text(image), ...Array.isArray(args) ? args.map(text) : []].filter(Boolean);

  return { title: text(name) || text(command) || text(image), words };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
