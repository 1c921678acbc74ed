import type { RowOf } from '#event-sourcing';
import type { Part, Wait } from '../instance/steps.js';
import type { processWaits } from '../projection/workflow.tables.js';
import { byWorkflow } from './by-workflow.js';
import { Corrections } from './corrections.js';
import type { DomainEventParts } from './domain-event-parts.js';
import { domainMessages } from './domain-messages.projection.js';
import { variablesOf } from './read-domain-event.js';
import { openWait, wasTaken } from './tell-wait.js';

type WaitRow = RowOf<typeof processWaits>;

/** Gives a wait the events that it has not had, the earliest first, for as long as it stays open. */
export class WaitLookBack {
  readonly #corrections: Corrections;

  constructor(private readonly parts: DomainEventParts) {
    this.#corrections = new Corrections(parts);
  }

  /** @param begun position with which the instance began */
  async serve(row: WaitRow, begun: bigint): Promise<void> {
    const place = await this.parts.engine.locate(row.key.toString());
    if (place === undefined) return;
    let behind = row.after ?? -1n;
    for (;;) {
      const event = await this.#next(row, max(behind, begun));
      if (event === undefined) return;
      // The instance's stream says from where on the wait counts; its row may be behind.
      const wait = await openWait(this.parts.engine, place.instance, place.part);
      if (wait?.for !== 'message') return;
      const from = startOf(wait, row, begun);
      behind = from;
      if (event.position <= from) continue;
      if (!(await this.#give(row, place, event))) return;
      behind = event.position;
    }
  }

  async #next({ name, correlationKey }: WaitRow, behind: bigint): Promise<RowOf<typeof domainMessages> | undefined> {
    if (name === null || correlationKey === null) return undefined;
    const [next] = await this.parts.reads.rows(domainMessages, (all) =>
      all
        .where('key', '=', correlationKey)
        .where('name', '=', name)
        .where('position', '>', behind)
        .orderBy('position')
        .limit(1),
    );
    return next;
  }

  /** False when the wait has ended meanwhile. */
  async #give(
    row: WaitRow,
    { instance, part }: { readonly instance: string; readonly part: Part },
    { stream, at, position }: RowOf<typeof domainMessages>,
  ): Promise<boolean> {
    const event = await this.parts.readDomainEvent(stream, at);
    const data = { wait: part, message: event.eventId, position: position.toString(), variables: variablesOf(event) };
    const envelope = { ...byWorkflow(`event:${event.eventId}:wait:${row.key}`), causationId: event.eventId };
    const taken = wasTaken(await this.parts.engine.send(instance, 'CorrelateMessage', data, envelope));
    // It may have been corrected before it was taken.
    if (taken) await this.#corrections.askAbout(instance, event);
    return taken;
  }
}

/** Only events behind this position are for the wait. */
function startOf({ after, lookBack }: Extract<Wait, { readonly for: 'message' }>, row: WaitRow, begun: bigint): bigint {
  const earliest = lookBack === false ? row.openedAt : begun;
  return after === undefined ? earliest : max(BigInt(after), earliest);
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
