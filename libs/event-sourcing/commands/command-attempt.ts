import type { BusinessClock } from '../clock/clock.js';
import type { AddressedCommand } from './addressed-command.js';
import type { Command } from './decider.js';
import type { MadePart } from './made-parts.js';

/** One command with the values that all attempts at it share. */
export class CommandAttempt {
  readonly command: Command;
  /** What other streams recorded for it. */
  readonly before: MadePart[] = [];

  constructor(
    readonly addressed: AddressedCommand,
    readonly commandId: string,
    readonly id: string,
    readonly hash: string,
    clock: BusinessClock,
  ) {
    const today = clock.today();
    const { type, data, occurredAt, onBehalfOf } = addressed;
    this.command = {
      type,
      data,
      meta: {
        commandId,
        id,
        actor: addressed.envelope.actor,
        actedBy: addressed.actedBy ?? addressed.envelope.actedBy ?? { kind: 'unknown' },
        ...(onBehalfOf !== undefined && { onBehalfOf }),
        occurredOn: addressed.occurredOn ?? today,
        ...(occurredAt !== undefined && { occurredAt }),
        evidence: addressed.evidence ?? { kind: 'oral', reference: 'entered without a document' },
        deviations: addressed.deviations ?? [],
        recordedAt: clock.now(),
        today,
      },
    };
  }
}
