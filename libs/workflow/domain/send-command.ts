import type { SubmissionResult, SubmitCommandHandler } from '#commands';
import { machineClaimIn, SubmitCommand } from '#commands';
import type { Envelope, Json, Refusal } from '#event-sourcing';
import { InvalidAppend } from '#event-sourcing';
import { validate as isUuid } from 'uuid';
import type { CommandAnswer } from '../instance/command-triggers.js';
import type { OpenCommand } from '../instance/instance-state.js';
import { WORKFLOW_ACTOR } from '../messages/by-workflow.js';
import type { DomainCommands } from './domain-commands.js';
import { errorCodeOf, INVALID_INPUT, TOO_LARGE } from './error-codes.js';

/** The engine as a sender: it has the rights of those who start instances, and no others. */
export const ENGINE = {
  ...WORKFLOW_ACTOR,
  grants: [{ role: 'process-manager' }],
} as const satisfies Pick<Envelope, 'actor' | 'grants' | 'actedBy'>;

export interface AskingEvent {
  readonly instance: string;
  /** Correlation id of the instance's start. */
  readonly correlation: string;
  /** Id of the event that asked for this attempt. */
  readonly event: string;
}

/** An answer, with the event of the domain that it rests on, if the command wrote one. */
export interface Answered {
  readonly answer: CommandAnswer;
  readonly event?: string;
}

/**
 * Sends a command that an instance asked for. Its id follows from instance, part and attempt: sent again, it has the first
 * answer again. Nothing: the domain has not decided, and it is sent again later.
 * @throws StoreUnavailable when there is no answer for now
 */
export async function sendToDomain(
  submissions: Pick<SubmitCommandHandler, 'execute'>,
  commands: DomainCommands,
  asked: OpenCommand,
  by: AskingEvent,
): Promise<Answered | undefined> {
  const found = commands.find(asked.type);
  // The model was deployed on a program that had the command.
  if (found.found !== 'task') return refused('no such command', 'this program does not have the command any more');
  const { id, ...fields } = asked.fields;
  const target = found.command.creates ? null : id;
  if (target !== null && (typeof target !== 'string' || !isUuid(target))) return invalid('id: id must be a UUID');
  const claim = machineClaimIn(asked.fields);
  if (claim !== undefined) return invalid(`${claim.field}: ${claim.message}`);
  const own = found.command.creates && id !== undefined ? { id } : {};
  const evidence = { kind: 'system', policy: ENGINE.actedBy.name };
  const submission = {
    target,
    path: {},
    body: { ...fields, ...own, evidence, actedBy: ENGINE.actedBy },
    envelope: {
      ...ENGINE,
      key: `${by.instance}:${asked.part}:${asked.attempt}`,
      correlationId: by.correlation,
      causationId: by.event,
    },
  };
  try {
    return answerOf(await submissions.execute(new SubmitCommand(found.command.command, submission)));
  } catch (error) {
    if (error instanceof InvalidAppend) return refused(TOO_LARGE, error.message);
    throw error;
  }
}

function answerOf(result: SubmissionResult): Answered | undefined {
  if (result.done) {
    const { id, stream, parts, events } = result;
    const revision = result.revision.toString();
    const made = Object.fromEntries(parts.toReversed().map((part) => [part.kind, part.id]));
    const results: Record<string, Json> = { id, stream, revision, parts: parts.map((part) => ({ ...part })), made };
    const event = events.at(-1);
    return { answer: { accepted: true, stream, revision, results }, ...(event !== undefined && { event }) };
  }
  if ('errors' in result) return invalid(result.errors.map(({ field, message }) => `${field}: ${message}`).join('; '));
  return result.refusal.kind === 'concurrentChange' ? undefined : refusalOf(result.refusal);
}

function refusalOf(refusal: Refusal): Answered {
  if (refusal.kind === 'irregular') {
    const rules = refusal.violations.map(({ rule }) => rule);
    const told = refusal.violations.map(({ rule, allowedInstead }) => `${rule} (${allowedInstead})`).join('; ');
    return {
      answer: { accepted: false, code: errorCodeOf(refusal.reason), reason: `${refusal.reason}: ${told}`, rules },
    };
  }
  return refused(refusal.reason, 'field' in refusal ? `${refusal.field}: ${refusal.reason}` : refusal.reason);
}

function invalid(problem: string): Answered {
  return refused(INVALID_INPUT, problem);
}

function refused(phrase: string, reason: string): Answered {
  return { answer: { accepted: false, code: errorCodeOf(phrase), reason } };
}
