import { kernelCommand } from '../claims/kernel-command.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { AnyStreamDefinition, PriorCommand } from '../streams/stream-definition.js';
import type { AddressedCommand, CommandResult } from './addressed-command.js';
import type { CommandAttempt } from './command-attempt.js';
import type { Refusal } from './refusal.js';

interface Ports {
  readonly definitions?: readonly AnyStreamDefinition[];
  readonly newEventId: () => string;
}

/** Sends the commands that other streams have to accept before the own events are appended. */
export class PriorCommands {
  constructor(
    private readonly send: (command: AddressedCommand) => Promise<CommandResult>,
    private readonly ports: Ports,
  ) {}

  /** One after the other, up to the first refusal. `basis`: where the consents stand. */
  async ask(
    attempt: CommandAttempt,
    commands: readonly PriorCommand[],
  ): Promise<{ readonly basis: readonly BasisPoint[] } | { readonly refused: Refusal }> {
    const basis: BasisPoint[] = [];
    for (const prior of commands) {
      const result = await this.send(this.#addressed(prior, attempt));
      if (!result.done) return { refused: refusedBy(prior, result.refusal) };
      if (prior.kind === 'consent') basis.push({ stream: result.stream, revision: result.revision.toString() });
      else if (result.events.length > 0) attempt.before.push({ kind: prior.category, id: prior.id });
    }
    return { basis };
  }

  #addressed(prior: PriorCommand, attempt: CommandAttempt): AddressedCommand {
    const { category, id, type, data } = prior;
    const definition = this.ports.definitions?.find(({ decider }) => decider.category === category);
    if (definition === undefined) throw new Error(`no stream takes ${type}`);
    const own = { definition, id, type, data, creates: prior.kind === 'record' };
    const key = this.ports.newEventId();
    if (prior.kind === 'consent') return kernelCommand(attempt, own, key);
    const { occurredOn, evidence } = prior;
    const facts = { ...(occurredOn !== undefined && { occurredOn }), ...(evidence !== undefined && { evidence }) };
    const command = kernelCommand(attempt, { ...own, ...facts }, key);
    return { ...command, ...ofCaller(attempt.addressed, command) };
  }
}

/** The rights and the parties of the caller, who records both. */
function ofCaller(
  { actedBy, onBehalfOf, envelope }: AddressedCommand,
  command: AddressedCommand,
): Partial<AddressedCommand> {
  return {
    ...(actedBy !== undefined && { actedBy }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    envelope: {
      ...command.envelope,
      grants: envelope.grants,
      ...(envelope.actedBy !== undefined && { actedBy: envelope.actedBy }),
    },
  };
}

function refusedBy(prior: PriorCommand, refused: Refusal): Refusal {
  if (prior.kind === 'record' || refused.kind === 'concurrentChange') return refused;
  return { kind: 'unknownReference', reason: refused.reason, field: prior.field };
}
