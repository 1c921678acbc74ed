import type { Recorded, RowOf } from '#event-sourcing';
import { processWaits } from '../projection/workflow.tables.js';
import { byWorkflow } from './by-workflow.js';
import type { DomainEventParts } from './domain-event-parts.js';
import { domainMessages } from './domain-messages.projection.js';
import { correlatedMessages } from './message.tables.js';
import { wasTaken } from './tell-wait.js';

type EventRow = RowOf<typeof domainMessages>;
type TakenRow = RowOf<typeof correlatedMessages>;

/** A correction names the event that it corrects; a withdrawal is about what was recorded in its stream before. */
const CORRECTED = /Corrected$/u;
const WITHDRAWN = /Withdrawn$/u;

/**
 * Asks a person when an event was corrected or withdrawn that an instance has taken. An instance whose model has taken or
 * awaits the correction itself is not asked: its model says what follows.
 */
export class Corrections {
  constructor(private readonly parts: Pick<DomainEventParts, 'engine' | 'reads' | 'readDomainEvent'>) {}

  /** @param events rows of recorded events, those among them that correct something */
  async ask(events: readonly EventRow[]): Promise<void> {
    for (const row of events) {
      if (CORRECTED.test(row.name)) await this.#askAll(row, await this.#tookEvent(row.key));
      else if (WITHDRAWN.test(row.name) && row.stream.endsWith(`-${row.key}`)) {
        await this.#askAll(row, await this.#tookOf(row));
      }
    }
  }

  /** An instance has taken an event now that may have been corrected before. */
  async askAbout(instance: string, { eventId, type, id, position }: Recorded): Promise<void> {
    const later = await this.parts.reads.rows(domainMessages, (all) =>
      all
        .where('key', 'in', [eventId, id])
        .where('position', '>', position)
        .where((is) => is.or([is('name', 'like', '%Corrected'), is('name', 'like', '%Withdrawn')])),
    );
    for (const row of later) {
      const changes = row.key === eventId ? CORRECTED.test(row.name) : WITHDRAWN.test(row.name);
      if (changes) await this.#ask(row, { instance: BigInt(instance), event: eventId, name: type });
    }
  }

  async #tookEvent(event: string): Promise<readonly TakenRow[]> {
    return await this.parts.reads.rows(correlatedMessages, (all) => all.where('event', '=', event));
  }

  /** Those who took an earlier event of the stream by its id. */
  async #tookOf({ key, stream, position }: EventRow): Promise<readonly TakenRow[]> {
    const earlier = await this.parts.reads.rows(domainMessages, (all) =>
      all.where('key', '=', key).where('position', '<', position),
    );
    const names = [...new Set(earlier.filter((one) => one.stream === stream).map(({ name }) => name))];
    if (names.length === 0) return [];
    return await this.parts.reads.rows(correlatedMessages, (all) =>
      all.where('name', 'in', names).where('correlationKey', '=', key).where('event', 'is not', null),
    );
  }

  async #askAll(row: EventRow, taken: readonly TakenRow[]): Promise<void> {
    for (const one of taken) await this.#ask(row, one);
  }

  async #ask(row: EventRow, { instance, event, name }: Pick<TakenRow, 'instance' | 'event' | 'name'>): Promise<void> {
    if (event === null) return;
    const { eventId: correction, type } = await this.parts.readDomainEvent(row.stream, row.at);
    if (await this.#isModelled(instance, correction, type)) return;
    const data = { message: event, name, correction, correctionName: type };
    const envelope = byWorkflow(`correction:${correction}:of:${event}:instance:${instance}`);
    wasTaken(await this.parts.engine.send(instance.toString(), 'AskAboutCorrection', data, envelope));
  }

  async #isModelled(instance: bigint, correction: string, name: string): Promise<boolean> {
    const { reads } = this.parts;
    const [taken] = await reads.rows(correlatedMessages, (all) =>
      all.where('instance', '=', instance).where('event', '=', correction).limit(1),
    );
    if (taken !== undefined) return true;
    const [open] = await reads.rows(processWaits, (all) =>
      all.where('instance', '=', instance).where('open', '=', true).where('name', '=', name).limit(1),
    );
    return open !== undefined;
  }
}
