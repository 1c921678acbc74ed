import type { Clock } from '#event-sourcing';
import type { DomainCommands } from '../domain/domain-commands.js';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import type { DomainEvents } from '../messages/domain-events.js';
import type { MessageStreams } from '../messages/message-streams.js';
import type { ReadDomainEvent } from '../messages/read-domain-event.js';
import type { JobActivation } from '../jobs/job-activation.js';
import type { JobLocks } from '../jobs/job-locks.js';
import type { DomainWords } from './domain-words.js';
import type { TaskPeople } from './task-people.js';

/** What the routes of the workflow need beside the reads of their caller. */
export interface Workflow {
  readonly engine: WorkflowEngine;
  readonly messages: MessageStreams;
  readonly domainEvents: DomainEvents;
  readonly readDomainEvent: ReadDomainEvent;
  readonly activation: JobActivation;
  readonly locks: JobLocks;
  readonly machineClock: Clock;
  readonly people: TaskPeople;
  readonly domain: DomainWords;
  /** What service tasks may ask of the domain. */
  readonly commands: DomainCommands;
  /** Version of this program. */
  readonly version: string;
}
export const WORKFLOW = Symbol('Workflow');
