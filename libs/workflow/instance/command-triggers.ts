import type { Json } from '#event-sourcing';
import type { Mapping } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { complete } from './completing.js';
import { throwError } from './errors.js';
import type { OpenCommand, ProcessInstance } from './instance-state.js';
import type { Part } from './steps.js';
import type { AdvanceFacts, AdvanceResult } from './triggers.js';
import { onRunning, refused, tooLargeIn } from './triggers.js';
import type { NamedValues } from './variables.js';

/** What the domain said to a command. */
export type CommandAnswer =
  | {
      readonly accepted: true;
      readonly stream: string;
      /** Revision of the stream then. */
      readonly revision: string;
      /** What output mappings can take. */
      readonly results: NamedValues;
    }
  | {
      readonly accepted: false;
      readonly code: string;
      /** For the person who acts on it. */
      readonly reason: string;
      /** Rules that a deviation with a reason could name, when it was refused on account of them. */
      readonly rules?: readonly string[];
    };

export interface AnsweredCommand {
  readonly command: Part;
  readonly attempt: number;
  readonly answer: CommandAnswer;
}

/** The domain answered: the task is completed, or a boundary event catches the error code, or an incident asks a person. */
export function answerCommand(state: ProcessInstance, data: AnsweredCommand, facts: AdvanceFacts): AdvanceResult {
  const { command, attempt, answer } = data;
  return onRunning(state, facts, { kind: 'commandAnswered', command, attempt }, (advance) => {
    const open = advance.draft.commands.get(command);
    if (open === undefined || open.attempt !== attempt || open.refused !== undefined) {
      return refused('the command is not asked for any more');
    }
    if (answer.accepted) return accept(advance, open, answer);
    refuse(advance, open, answer);
    return undefined;
  });
}

function accept(
  advance: Advance,
  { part, of }: OpenCommand,
  { stream, revision, results }: Extract<CommandAnswer, { readonly accepted: true }>,
): ReturnType<typeof tooLargeIn> {
  const element = advance.element(advance.active(of).element);
  const used = namesIn(element.outputs);
  const taken = Object.entries(results).filter(([name]) => used.has(name));
  const tooLarge = tooLargeIn(Object.fromEntries(taken));
  if (tooLarge !== undefined) return tooLarge;
  advance.emit({ kind: 'commandDone', part, stream, revision });
  complete(advance, of, element, new Map(taken));
  return undefined;
}

function refuse(
  advance: Advance,
  { part, of, type }: OpenCommand,
  { code, reason, rules }: Extract<CommandAnswer, { readonly accepted: false }>,
): void {
  advance.emit({ kind: 'commandRefused', part, code, ...(rules !== undefined && { rules }) });
  const refusal: Json = { code, reason, ...(rules !== undefined && { rules }) };
  if (throwError(advance, of, code, { refusal })) return;
  const told = `${type} was refused (${code}): ${reason}`;
  advance.raise(of, 'UNHANDLED_ERROR_EVENT', told, { work: { do: 'ask', part: of } });
}

/** Names of variables that the sources of mappings read. */
function namesIn(mappings: readonly Mapping[]): ReadonlySet<string> {
  return new Set(mappings.flatMap(({ source }) => (source.kind === 'feel' ? source.names : [])));
}

/** A deviation from a rule, as ordinary commands name it. */
export type Deviations = readonly { readonly rule: string; readonly reason: string; readonly evidence?: Json }[];

/** Keeps what a person gave for the next attempt of a command that was refused on account of rules. */
export function giveDeviations(
  advance: Advance,
  of: Part,
  deviations: Deviations,
): ReturnType<typeof refused> | undefined {
  const command = [...advance.draft.commands.values()].find((one) => one.of === of);
  if (command?.rules === undefined) return refused('no violated rule is known that a deviation could name');
  const { part } = command;
  advance.emit({ kind: 'deviationsGiven', part, deviations: advance.keep(deviations) });
  return undefined;
}
