import type { AnyStreamDefinition, CommandHandler, CommandResult, Envelope } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import { CommandHandler as HandlesCommand } from '@nestjs/cqrs';
import { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import type { CommandBody, CommandClass, CommonField } from './command-body.js';
import type { TimedCommandBody } from './command-body.js';
import type { CheckedBody, FieldError } from './checked-body.js';
import { checkBody } from './checked-body.js';
import { RefineDate, ResolveDeviation } from './shared-commands.js';

/** What a caller hands in: the ids of the path, the body as received, and who sends it. */
export interface Submission {
  /** The entity, `null` for a creation. */
  readonly target: string | null;
  /** Ids of the path beside the entity's, which complete the body. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly envelope: Envelope;
}

export type SubmissionResult = CommandResult | { readonly done: false; readonly errors: readonly FieldError[] };

const SUBMISSION = Symbol('submission');

/** Every command enters here, from HTTP, from policies and from importers: it is checked, then dispatched on the bus. */
export class CommandGateway {
  readonly #classes = new Map<string, CommandClass>();

  constructor(
    private readonly bus: CommandBus,
    private readonly handler: CommandHandler,
  ) {}

  /** Binds each command class of a stream to the one generic handler. */
  register(definition: AnyStreamDefinition, commands: readonly CommandClass[]): void {
    for (const command of commands) {
      const name = nameOf(definition, command);
      const known = [...this.#classes.values()].includes(command);
      if (this.#classes.has(name) || known) throw new Error(`the command ${name} is registered twice`);
      this.#classes.set(name, command);
      this.#bind(definition, command);
    }
    this.#bind(definition, refineDateOf(definition));
    this.#classes.set(`RefineDate ${definition.decider.category}`, refineDateOf(definition));
  }

  /** By the command's type; what several streams take by type and category, such as `RefineDate meeting`. */
  async sendByName(type: string, submission: Submission): Promise<SubmissionResult> {
    const command = this.#classes.get(type);
    if (command === undefined) throw new Error(`no command ${type}`);
    return await this.send(command, submission);
  }

  async send(command: CommandClass, submission: Submission): Promise<SubmissionResult> {
    const checked = checkSubmission(command, submission);
    if (!checked.ok) return { done: false, errors: checked.errors };
    const message = Object.defineProperty(checked.body, SUBMISSION, { value: submission, enumerable: false });
    return await this.bus.execute<CommandBody, CommandResult>(message);
  }

  #bind(definition: AnyStreamDefinition, command: CommandClass): void {
    const execute = (body: CommandBody): Promise<CommandResult> =>
      this.handler.handle(address(definition, command, body));
    class Handles {
      readonly execute = execute;
    }
    HandlesCommand(command)(Handles);
    const wrapper = new InstanceWrapper({
      name: command.type,
      metatype: Handles,
      instance: new Handles(),
      isResolved: true,
    });
    this.bus.register([wrapper]);
  }
}

/** What the path says completes the body; a body that says it too might contradict it, and is refused. */
function checkSubmission(command: CommandClass, { body, path }: Submission): CheckedBody<CommandBody> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return checkBody(command, body);
  const twice = Object.keys(path).filter((name) => Object.hasOwn(body, name));
  if (twice.length > 0) {
    return { ok: false, errors: twice.map((field) => ({ field, message: `${field} is not a field here` })) };
  }
  return checkBody(command, { ...body, ...path });
}

/** Streams share these types, each with a class of its own, since the bus finds the handler by the class. */
const SHARED_TYPES: readonly string[] = [RefineDate.type, ResolveDeviation.type];

function nameOf(definition: AnyStreamDefinition, command: CommandClass): string {
  return SHARED_TYPES.includes(command.type) ? `${command.type} ${definition.decider.category}` : command.type;
}

const refineDates = new WeakMap<object, CommandClass>();

/** A class of its own for each stream, since the bus finds the handler by the class. */
export function refineDateOf(definition: AnyStreamDefinition): CommandClass {
  const known = refineDates.get(definition);
  if (known !== undefined) return known;
  const own = class extends RefineDate {};
  Object.defineProperty(own, 'name', { value: RefineDate.name }); // OpenAPI names a body after its class
  refineDates.set(definition, own);
  return own;
}

function address(
  definition: AnyStreamDefinition,
  command: CommandClass,
  body: CommandBody & { readonly id?: string },
): Parameters<CommandHandler['handle']>[0] {
  const { target, path, body: received, envelope } = (body as CommandBody & { [SUBMISSION]: Submission })[SUBMISSION];
  const { occurredOn, evidence, actedBy, onBehalfOf, ...rest } = plain(body);
  const { deviations, occurredAt, id, ...data } = rest;
  return {
    definition,
    type: command.type,
    id: target ?? command.identify?.(body) ?? id ?? null,
    creates: command.creates === true || command.identify !== undefined,
    data,
    received: { path: { ...path, ...(target !== null && { id: target }) }, body: received as object },
    ...(occurredOn !== undefined && { occurredOn }),
    ...(occurredAt !== undefined && { occurredAt }),
    ...(evidence !== undefined && { evidence }),
    ...(actedBy !== undefined && { actedBy }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(deviations !== undefined && { deviations }),
    envelope,
  };
}

/** The checked fields without their classes: deciders, events and caches see plain JSON only. */
function plain(body: CommandBody): Pick<TimedCommandBody & { id?: string }, CommonField> & Record<string, unknown> {
  return JSON.parse(JSON.stringify(body)) as ReturnType<typeof plain>;
}
