import type { CommandTask } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { OpenCommand } from './instance-state.js';
import type { Part, ValueIndex } from './steps.js';
import { evaluateInputsAgain, setLocal } from './variables.js';

/** The first attempt: the element's own variables that its input mappings made are the command's body. */
export function askCommand(advance: Advance, of: Part, element: CommandTask): void {
  advance.emit({ kind: 'activated', part: of });
  const fields = fieldsOf(advance, of, element);
  const part = advance.nextPart();
  advance.emit({ kind: 'commandAsked', part, of, element: element.id, type: element.command, attempt: 1, fields });
}

/**
 * A further attempt after a refusal, when a person resolved the incident. The input mappings are read again; a variable of
 * the element that was changed since the last attempt stays as the person set it.
 */
export function askAgain(advance: Advance, of: Part): void {
  const active = advance.active(of);
  const element = advance.element(active.element);
  const command = commandOf(advance.draft.commands, of);
  if (element.work !== 'command' || command === undefined) throw new Error(`the element ${element.id} asked nothing`);
  const input = evaluateInputsAgain(advance, of, element.inputs);
  if (!input.ok) {
    advance.raise(of, 'IO_MAPPING_ERROR', input.problem, { work: { do: 'ask', part: of } });
    return;
  }
  for (const [name, value] of input.values)
    if (!isChanged(advance, of, name, command)) setLocal(advance, of, name, value);
  const { part, type, attempt, deviations } = command;
  const fields = {
    ...fieldsOf(advance, of, element),
    ...(deviations !== undefined && { deviations: advance.keep(deviations) }),
  };
  advance.emit({ kind: 'commandAsked', part, of, element: element.id, type, attempt: attempt + 1, fields });
}

/** The command that an element instance waits for, or that was refused. */
export function commandOf(commands: ReadonlyMap<Part, OpenCommand>, of: Part): OpenCommand | undefined {
  return [...commands.values()].find((one) => one.of === of);
}

/** Ends what an element instance asked for. A command that was sent already may still be done. */
export function dropCommand(advance: Advance, of: Part): void {
  const command = commandOf(advance.draft.commands, of);
  if (command === undefined) return;
  advance.emit({ kind: 'commandDropped', part: command.part, unanswered: command.refused === undefined });
}

function isChanged(advance: Advance, of: Part, name: string, { fields }: OpenCommand): boolean {
  const present = advance.draft.variables.get(of)?.get(name)?.value ?? null;
  return JSON.stringify(present) !== JSON.stringify(fields[name] ?? null);
}

/** A field whose value is null is left out. */
function fieldsOf(advance: Advance, of: Part, { inputs }: CommandTask): Readonly<Record<string, ValueIndex>> {
  const names = new Set(inputs.map(({ target }) => target[0] ?? ''));
  const own = advance.draft.variables.get(of);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = own?.get(name)?.value ?? null;
      return value === null ? [] : [[name, keptIndex(advance, of, name) ?? advance.keep(value)] as const];
    }),
  );
}

/** Where the value stands in this event already, because the variable was set in it. */
function keptIndex({ steps }: Advance, of: Part, name: string): ValueIndex | undefined {
  const set = steps.findLast((step) => step.kind === 'set' && step.scope === of && step.name === name);
  return set?.kind === 'set' ? set.value : undefined;
}
