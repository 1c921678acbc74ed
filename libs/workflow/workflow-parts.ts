import type {
  BusinessClock,
  Clock,
  CommandHandler,
  EventShape,
  EventStore,
  MessageRegistry,
  PersonalFields,
} from '#event-sourcing';
import type { ModelDocuments } from './deployment/kept-models.js';
import { deploymentsDecider } from './deployment/deployments.decide.js';
import type { DomainCommands } from './domain/domain-commands.js';
import { WorkflowEngine } from './engine/workflow-engine.js';
import { processInstanceDecider } from './instance/process-instance.decide.js';
import type { ReadCalendar } from './instance/process-instance.stream.js';
import { sealedValues } from './instance/sealed-values.js';
import { DomainEvents } from './messages/domain-events.js';
import { domainEventReader } from './messages/read-domain-event.js';
import { messageGerman, messageShapes } from './messages/message-parts.js';
import { MessageStreams } from './messages/message-streams.js';
import { JobActivation } from './jobs/job-activation.js';
import type { JobLocks } from './jobs/job-locks.js';
import { JobSignal } from './jobs/job-signal.js';
import type { DomainWords } from './rest/domain-words.js';
import type { TaskPeople } from './rest/task-people.js';
import type { Workflow } from './rest/workflow.js';

/** Events of the workflow's streams. Their commands come through `WorkflowEngine`, not through the catalogue. */
export const workflowShapes: readonly Readonly<Record<string, EventShape>>[] = [
  deploymentsDecider.events,
  processInstanceDecider.events,
  ...messageShapes,
];

export const workflowGerman: readonly Readonly<Record<string, string>>[] = [
  deploymentsDecider.german,
  processInstanceDecider.german,
  ...messageGerman,
];

export interface WorkflowParts {
  readonly handler: CommandHandler;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly registry: MessageRegistry;
  readonly personal: PersonalFields;
  readonly documents: ModelDocuments;
  readonly locks: JobLocks;
  /** What service tasks may ask of the domain. */
  readonly commands: DomainCommands;
  readonly machineClock: Clock;
  readonly businessClock: BusinessClock;
  /** The log's time zone. */
  readonly zone: string;
  readonly calendar: ReadCalendar;
  /** Version of the program. */
  readonly version: string;
  /** The event types of the domain. */
  readonly domainEvents: Iterable<string>;
  readonly people: TaskPeople;
  readonly domain: DomainWords;
}

/** The running workflow. `close` ends the waits of workers, whose requests are answered without jobs. */
export function openWorkflow(parts: WorkflowParts): Workflow & { close(): void } {
  const { handler, documents, zone, calendar, locks, machineClock, version, people, domain, commands } = parts;
  const values = sealedValues(parts);
  const { businessClock } = parts;
  const domainEvents = new DomainEvents(parts.domainEvents);
  const engine = new WorkflowEngine({
    ...{ handler, documents, zone, calendar, businessClock, values },
    ...{ domain, commands, domainEvents },
  });
  const signal = new JobSignal();
  engine.onAdvanced(() => {
    signal.changed();
  });
  return {
    engine,
    messages: new MessageStreams(handler),
    domainEvents,
    readDomainEvent: domainEventReader(parts),
    activation: new JobActivation(engine, locks, machineClock, signal),
    locks,
    machineClock,
    version,
    people,
    domain,
    commands,
    close: () => {
      signal.close();
    },
  };
}
