import type { CommandClass, CommandField } from '#commands';
import { commandFields, commandName, routeOf } from '#commands';
import type { AnyStreamDefinition } from '#event-sourcing';
import { germanGeneral, germanIrregular } from '#event-sourcing';
import { errorCodeOf, GENERAL_REASONS } from './error-codes.js';
import { jobTypeOf } from './job-types.js';
import { nearestName } from '../model/nearest-name.js';
import { NEVER_TASKS } from './never-tasks.js';

/** Who starts instances: what they may not do themselves, no instance does by itself. */
const STARTER = 'process-manager';

/** Fields that the engine gives itself, and deviations, which are for people to give. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['evidence', 'actedBy', 'deviations']);

/** A command that a service task may send. */
export interface DomainCommand {
  /** The type of the task. */
  readonly jobType: string;
  /** Its name in the catalogue. */
  readonly command: string;
  readonly category: string;
  readonly summary: string;
  readonly creates: boolean;
  /** What input mappings may give; `id` of an existing entity stands first. */
  readonly fields: readonly CommandField[];
  /** Error codes that it can be refused with. */
  readonly errorCodes: ReadonlySet<string>;
}

export type FoundCommand =
  | { readonly found: 'task'; readonly command: DomainCommand }
  /** The command exists, and is for people. */
  | { readonly found: 'never' }
  /** `nearest`: the most similar type. */
  | { readonly found: 'none'; readonly nearest?: string };

export interface CommandStream {
  readonly stream: AnyStreamDefinition;
  readonly commands: readonly CommandClass[];
}

const TARGET: CommandField = {
  name: 'id',
  required: true,
  type: 'text',
  list: false,
  format: 'uuid',
  description: 'The entity that the command is for.',
};

/** The commands of the domain by the type of the service task that sends them. */
export class DomainCommands {
  readonly #tasks = new Map<string, DomainCommand>();
  readonly #never = new Set<string>();

  /** @throws Error when two commands would have the same type */
  constructor(streams: readonly CommandStream[]) {
    const everyReason = streams.flatMap(({ stream }) => Object.keys(stream.decider.german));
    for (const { stream, commands } of streams) {
      const reasons = stream.before === undefined ? Object.keys(stream.decider.german) : everyReason;
      for (const command of commands) this.#add(stream, command, reasons);
    }
  }

  get all(): readonly DomainCommand[] {
    return [...this.#tasks.values()].sort((one, other) => (one.jobType < other.jobType ? -1 : 1));
  }

  find(jobType: string): FoundCommand {
    const command = this.#tasks.get(jobType);
    if (command !== undefined) return { found: 'task', command };
    if (this.#never.has(jobType)) return { found: 'never' };
    const nearest = nearestName(jobType, this.#tasks.keys());
    return { found: 'none', ...(nearest !== undefined && { nearest }) };
  }

  #add(stream: AnyStreamDefinition, command: CommandClass, reasons: readonly string[]): void {
    const { category } = stream.decider;
    const jobType = jobTypeOf(category, command.type);
    const route = routeOf(command);
    if (this.#tasks.has(jobType) || this.#never.has(jobType)) throw new Error(`two commands would be ${jobType}`);
    if (route === undefined) return;
    if (NEVER_TASKS.has(command.type) || !route.may.includes(STARTER)) {
      this.#never.add(jobType);
      return;
    }
    const declared = commandFields(command);
    const isIrregular = declared.some(({ name }) => name === 'deviations');
    const all = [...Object.keys(germanGeneral), ...GENERAL_REASONS, ...reasons];
    const creates = command.creates === true;
    this.#tasks.set(jobType, {
      jobType,
      command: commandName(stream, command),
      category,
      summary: route.summary,
      creates,
      fields: [...(creates ? [] : [TARGET]), ...declared.filter(({ name }) => !OWN_FIELDS.has(name))],
      errorCodes: new Set([...all, ...(isIrregular ? Object.keys(germanIrregular) : [])].map(errorCodeOf)),
    });
  }
}
