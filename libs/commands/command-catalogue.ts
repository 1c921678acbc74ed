import type { AnyStreamDefinition } from '#event-sourcing';
import type { CommandClass } from './command-body.js';
import { AbandonClaim, RefineDate, ReleaseEdge, ResolveDeviation } from './shared-commands.js';

/** A command and the stream that takes it. */
export interface CatalogueEntry {
  readonly definition: AnyStreamDefinition;
  readonly command: CommandClass;
}

/** Types that several streams take: such a command is named by its type and the stream's category. */
const SHARED_TYPES: readonly string[] = [RefineDate.type, ResolveDeviation.type, AbandonClaim.type, ReleaseEdge.type];

/** The name of a command among all: its type, or type and category such as `RefineDate meeting`. */
export function commandName({ decider: { category } }: AnyStreamDefinition, { type }: CommandClass): string {
  return SHARED_TYPES.includes(type) ? `${type} ${category}` : type;
}

/**
 * Every command of the program by its name. Each stream takes `RefineDate` beside its own commands, and one that holds edges
 * takes `AbandonClaim`.
 */
export class CommandCatalogue {
  readonly #entries = new Map<string, CatalogueEntry>();

  /** @throws Error for two commands of one name, and for a class that is named twice */
  constructor(
    streams: readonly { readonly stream: AnyStreamDefinition; readonly commands: readonly CommandClass[] }[],
  ) {
    const classes = new Set<CommandClass>();
    for (const { stream: definition, commands } of streams) {
      for (const command of commands) {
        if (classes.has(command)) throw new Error(`the command ${commandName(definition, command)} is listed twice`);
        classes.add(command);
      }
      const shared = definition.edges === undefined ? [RefineDate] : [RefineDate, AbandonClaim];
      for (const command of [...commands, ...shared]) this.#add({ definition, command });
    }
  }

  /** @throws Error when there is no such command */
  find(name: string): CatalogueEntry {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new Error(`no command ${name}`);
    return entry;
  }

  #add(entry: CatalogueEntry): void {
    const name = commandName(entry.definition, entry.command);
    if (this.#entries.has(name)) throw new Error(`there are two commands ${name}`);
    this.#entries.set(name, entry);
  }
}
