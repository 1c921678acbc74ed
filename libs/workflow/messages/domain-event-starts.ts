import type { RowOf } from '#event-sourcing';
import { byWorkflow } from './by-workflow.js';
import type { DomainEventParts } from './domain-event-parts.js';
import { domainMessages } from './domain-messages.projection.js';
import type { LatestStart } from './latest-starts.js';
import { latestStarts } from './latest-starts.js';
import { processStarts, startedByMessage } from './message.tables.js';
import { variablesOf } from './read-domain-event.js';
import { startedKey } from './tell-wait.js';

type EventRow = RowOf<typeof domainMessages>;

/** Rows of events of one name that a round looks at. */
const BATCH = 500;

/**
 * Starts an instance for each domain event that a process begins with: those recorded since it has that start. Up to where
 * that was done follows from the instances themselves; the key of an instance follows from event and process, so that each
 * is started once.
 */
export class DomainEventStarts {
  /** Position up to which the events were looked at, by process and name. */
  readonly #done = new Map<string, bigint>();
  #known: { readonly deployed: bigint; readonly starts: readonly LatestStart[] } | undefined;

  constructor(private readonly parts: DomainEventParts) {}

  takeOver(): void {
    this.#done.clear();
    this.#known = undefined;
  }

  /** Whether there may be more. */
  async round(): Promise<boolean> {
    let more = false;
    const [last] = await this.parts.reads.rows(domainMessages, (all) => all.orderBy('position', 'desc').limit(1));
    const head = last?.position ?? -1n;
    for (const start of await this.#starts()) {
      const mark = `${start.process} ${start.name}`;
      const behind = this.#done.get(mark) ?? (await this.#startedUpTo(start));
      const events = await this.#events(start.name, behind, head);
      // An event has a row for each of its ids.
      const each = new Map(events.map((event) => [event.position, event]));
      for (const { stream, at, position } of each.values()) await this.#start(start, stream, at, position);
      const isFull = events.length === BATCH;
      this.#done.set(mark, (isFull ? events.at(-1)?.position : undefined) ?? max(head, behind));
      more ||= isFull;
    }
    return more;
  }

  /** Read again behind each deployment. */
  async #starts(): Promise<readonly LatestStart[]> {
    const { reads, domainEvents } = this.parts;
    const [last] = await reads.rows(processStarts, (all) => all.orderBy('since', 'desc').limit(1));
    const deployed = last?.since ?? -1n;
    if (this.#known === undefined || this.#known.deployed !== deployed) {
      const starts = await latestStarts(reads, 'message');
      this.#known = { deployed, starts: starts.filter(({ name }) => domainEvents.has(name)) };
    }
    return this.#known.starts;
  }

  async #startedUpTo({ process, name, since }: LatestStart): Promise<bigint> {
    const [last] = await this.parts.reads.rows(startedByMessage, (all) =>
      all
        .where('process', '=', process)
        .where('name', '=', name)
        .where('cause', 'is not', null)
        .orderBy('cause', 'desc')
        .limit(1),
    );
    return last?.cause !== undefined && last.cause !== null && last.cause > since ? last.cause : since;
  }

  async #events(name: string, behind: bigint, head: bigint): Promise<readonly EventRow[]> {
    return await this.parts.reads.rows(domainMessages, (all) =>
      all
        .where('position', '>', behind)
        .where('position', '<=', head)
        .where('name', '=', name)
        .orderBy('position')
        .limit(BATCH),
    );
  }

  async #start(
    { process, definition, element, name }: LatestStart,
    stream: string,
    at: bigint,
    position: bigint,
  ): Promise<void> {
    const event = await this.parts.readDomainEvent(stream, at);
    const by = { kind: 'message', id: event.eventId, name, element, position: position.toString() } as const;
    const envelope = byWorkflow(`event:${event.eventId}:start:${process}`);
    const variables = variablesOf(event);
    startedKey(await this.parts.engine.start({ key: definition }, { variables, event: element, by }, envelope));
  }
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
