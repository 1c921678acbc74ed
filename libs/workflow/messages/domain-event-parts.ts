import type { Reads } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import type { DomainEvents } from './domain-events.js';
import type { ReadDomainEvent } from './read-domain-event.js';

/** What handing out domain events needs. */
export interface DomainEventParts {
  readonly engine: WorkflowEngine;
  readonly reads: Pick<Reads, 'rows'>;
  readonly domainEvents: DomainEvents;
  readonly readDomainEvent: ReadDomainEvent;
}
