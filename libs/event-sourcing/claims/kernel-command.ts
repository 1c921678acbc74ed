import type { AddressedCommand } from '../commands/addressed-command.js';
import type { CommandAttempt } from '../commands/command-attempt.js';

type OwnParts = Pick<AddressedCommand, 'definition' | 'type' | 'creates' | 'data' | 'occurredOn' | 'evidence'> & {
  readonly id: string;
};

/** A command that the kernel sends on behalf of another. The key is new each time: what was released is claimed again. */
export function kernelCommand(attempt: CommandAttempt, own: OwnParts, key: string): AddressedCommand {
  const { actor, correlationId, mayAppend } = attempt.addressed.envelope;
  const around = { actor, grants: [], correlationId, ...(mayAppend !== undefined && { mayAppend }) };
  return {
    ...own,
    received: { path: {}, body: own.data },
    evidence: own.evidence ?? attempt.command.meta.evidence,
    envelope: { ...around, key, causationId: attempt.commandId },
  };
}
