import type { CommandResult, Envelope } from '#event-sourcing';
import { Command } from '@nestjs/cqrs';
import type { FieldError } from './field-error.types.js';
import type { CommandClass } from './command-body.js';
import type { Hidden } from './hidden.js';

/** A submitted command: the ids of the path, the body as received, and the sender. */
export interface Submission {
  /** The entity, `null` for a creation. */
  readonly target: string | null;
  /** Ids of the path beside the entity's, which complete the body. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Fields for a body that lacks them. They are no part of what was received: a repetition may have others. */
  readonly completed?: object;
  readonly envelope: Envelope;
  /** What it names and its sender may not read. */
  readonly hidden?: Hidden;
}

export type SubmissionResult = CommandResult | { readonly done: false; readonly errors: readonly FieldError[] };

/**
 * The message on Nest's CommandBus: checks a body and has its stream decide.
 * `command` is its class, or its name; a command of several streams is named by type and category (`RefineDate meeting`).
 */
export class SubmitCommand extends Command<SubmissionResult> {
  readonly command: string;

  constructor(
    command: CommandClass | string,
    readonly submission: Submission,
  ) {
    super();
    this.command = typeof command === 'string' ? command : command.type;
  }
}
