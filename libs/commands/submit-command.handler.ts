import type { CommandHandler as Handler, Refusal } from '#event-sourcing';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import type { CheckedBody } from './checked-body.js';
import { checkBody } from './checked-body.js';
import type { CommandBody, CommandClass, CommonField, TimedCommandBody } from './command-body.js';
import type { CatalogueEntry, CommandCatalogue } from './command-catalogue.js';
import { namedHashes } from './fields/named-hashes.js';
import { namedPassages, standsIn } from './fields/named-passages.js';
import { withoutHidden } from './hidden.js';
import type { Submission, SubmissionResult } from './submit-command.js';
import { SubmitCommand } from './submit-command.js';

interface KeptDocuments {
  has(sha256: string): Promise<boolean>;
  get(sha256: string): Promise<Uint8Array | undefined>;
}

/** Every command enters here, from HTTP, from policies and from importers: it is checked, then its stream decides. */
@CommandHandler(SubmitCommand)
export class SubmitCommandHandler implements ICommandHandler<SubmitCommand> {
  constructor(
    private readonly catalogue: CommandCatalogue,
    private readonly handler: Handler,
    /** Where documents that a person names must be kept. */
    private readonly documents?: KeptDocuments,
  ) {}

  async execute({ command: name, submission }: SubmitCommand): Promise<SubmissionResult> {
    const entry = this.catalogue.find(name);
    const checked = checkSubmission(entry.command, submission);
    if (!checked.ok) return { done: false, errors: checked.errors };
    const refusal =
      (await this.#notKept(checked.body, submission)) ?? (await this.#misquoted(checked.body, submission));
    if (refusal !== undefined) return { done: false, refusal };
    return await this.handler.handle(addressOf(entry, checked.body, submission));
  }

  /** The first document that a person names and that is not kept. Policies repeat what was checked when it was entered. */
  async #notKept(body: CommandBody, { envelope, hidden }: Submission): Promise<Refusal | undefined> {
    if (this.documents === undefined || envelope.commandId !== undefined) return undefined;
    for (const { field, sha256 } of namedHashes(body)) {
      if (hidden?.documents.has(sha256) !== true && (await this.documents.has(sha256))) continue;
      return { kind: 'unknownReference', reason: 'document is not kept: put it first', field };
    }
    return undefined;
  }

  /** The first passage that does not stand in the document from which a person infers a fact. */
  async #misquoted(body: CommandBody, { envelope }: Submission): Promise<Refusal | undefined> {
    if (this.documents === undefined || envelope.commandId !== undefined) return undefined;
    for (const { field, passage, sha256 } of namedPassages(body)) {
      const document = sha256 === undefined ? undefined : await this.documents.get(sha256);
      if (document !== undefined && standsIn(document, passage)) continue;
      return { kind: 'invalid', reason: 'passage does not stand in the document', field };
    }
    return undefined;
  }
}

/** Completes the body with the fields of the path. A body that repeats one might contradict it, and is refused. */
function checkSubmission(command: CommandClass, { body, path, completed }: Submission): CheckedBody<CommandBody> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return checkBody(command, body);
  const twice = Object.keys(path).filter((name) => Object.hasOwn(body, name));
  if (twice.length > 0) {
    return { ok: false, errors: twice.map((field) => ({ field, message: `${field} is not a field here` })) };
  }
  return checkBody(command, { ...completed, ...body, ...path });
}

function addressOf(
  { definition, command }: CatalogueEntry,
  body: CommandBody & { readonly id?: string },
  { target, path, body: received, envelope, hidden }: Submission,
): Parameters<Handler['handle']>[0] {
  const { id, ...named } = plain(body);
  const shown = withoutHidden(named, hidden?.ids ?? NOTHING);
  const { occurredOn, evidence, actedBy, onBehalfOf, ...rest } = shown.value;
  const { deviations, occurredAt, ...data } = rest;
  return {
    definition,
    type: command.type,
    id: target ?? command.identify?.(body) ?? id ?? null,
    creates: command.creates === true || command.identify !== undefined,
    data,
    // `checkSubmission` refuses a body that is no object.
    received: { path: { ...path, ...(target !== null && { id: target }) }, body: received as object },
    ...(occurredOn !== undefined && { occurredOn }),
    ...(occurredAt !== undefined && { occurredAt }),
    ...(evidence !== undefined && { evidence }),
    ...(actedBy !== undefined && { actedBy }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(deviations !== undefined && { deviations }),
    envelope,
    ...(hidden?.target === true && { hidden: 'target' as const }),
    ...(hidden?.target !== true && shown.found && { hidden: 'reference' as const }),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** The checked fields without their classes: deciders, events and caches see plain JSON only. */
function plain(body: CommandBody): Pick<TimedCommandBody & { id?: string }, CommonField> & Record<string, unknown> {
  // The body was checked against its class, whose fields are JSON.
  return JSON.parse(JSON.stringify(body)) as ReturnType<typeof plain>;
}
