import type { SubmitCommandHandler } from '#commands';
import type { BusinessClock, Clock } from '#event-sourcing';
import type { Reads } from '#http';
import { CommandWork } from '../domain/command-work.js';
import type { DomainCommands } from '../domain/domain-commands.js';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { DomainEventMessages } from '../messages/domain-event-messages.js';
import type { DomainEvents } from '../messages/domain-events.js';
import type { MessageStreams } from '../messages/message-streams.js';
import { PublishedMessages } from '../messages/published-messages.js';
import type { ReadDomainEvent } from '../messages/read-domain-event.js';
import { Signals } from '../messages/signals.js';
import { ChangedCalendar } from './changed-calendar.js';
import { DueStarts } from './due-starts.js';
import { DueTimers } from './due-timers.js';
import { CallWork } from './call-work.js';
import type { OpenWork } from './leading-work.js';

/** What the work of the following server needs. */
export interface OpenWorkParts {
  readonly engine: WorkflowEngine;
  readonly messages: MessageStreams;
  readonly domainEvents: DomainEvents;
  readonly readDomainEvent: ReadDomainEvent;
  /** Reads of every row. */
  readonly reads: Pick<Reads, 'rows' | 'count'>;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
  /** The entrance of every command of the domain. */
  readonly submissions: Pick<SubmitCommandHandler, 'execute'>;
  readonly commands: DomainCommands;
}

/** The kinds of work that are done by themselves, one loop each. */
export function openWorks(parts: OpenWorkParts): readonly OpenWork[] {
  const { engine, reads, businessClock } = parts;
  return [
    new CommandWork(parts),
    new CallWork(engine, reads),
    new ChangedCalendar(engine, reads),
    new DueTimers(engine, reads, businessClock),
    new DueStarts(engine, reads, businessClock),
    new PublishedMessages(parts),
    new DomainEventMessages(parts),
    new Signals(parts),
  ];
}
