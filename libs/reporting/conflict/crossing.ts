import type { Recorded, StreamName } from '#event-sourcing';
import { categoryOf, idFrom, streamName } from '#event-sourcing';
import type { ConflictRule } from './conflict-rules.js';
import { CONFLICT_RULES } from './conflict-rules.js';

/** An event used the state of a stream at a revision. */
export interface UsePoint {
  readonly rule: string;
  readonly on: StreamName;
  readonly revision: bigint;
}

/** The rule by which the event ends its stream. */
export function endedBy(event: Recorded): ConflictRule | undefined {
  const category = categoryOf(event.stream);
  return CONFLICT_RULES.find((rule) => rule.category === category && rule.isEnd(event));
}

/** The streams that the event used, as far as their end would have forbidden it, at the revisions of its basis. */
export function usePoints(event: Recorded): readonly UsePoint[] {
  const { basis = [] } = event.metadata;
  if (basis.length === 0) return [];
  const revisions = new Map<string, string>(basis.map(({ stream, revision }) => [stream, revision]));
  return CONFLICT_RULES.flatMap(({ rule, category, usedBy }) =>
    [...new Set(usedBy(event))].flatMap((id) => {
      const on = streamName(category, id ?? '');
      const revision = revisions.get(on);
      return revision === undefined || on === event.stream ? [] : [{ rule, on, revision: BigInt(revision) }];
    }),
  );
}

/** The id of a conflict, by the ids of its two events. */
export function conflictId(ended: string, used: string): string {
  return idFrom(['conflict', ended, used]);
}

/** An end, and an event behind it in the log that used the state from before the end. */
export interface Crossing {
  readonly id: string;
  readonly rule: string;
  readonly ended: Recorded;
  readonly used: Recorded;
}

/** Finds the crossings of events that it takes in log order. */
export class Crossings {
  readonly #ends = new Map<string, Recorded>();

  take(event: Recorded): readonly Crossing[] {
    const found = usePoints(event).flatMap(({ rule, on, revision }) => {
      const ended = this.#ends.get(on);
      if (ended === undefined || revision >= ended.revision) return [];
      return [{ id: conflictId(ended.eventId, event.eventId), rule, ended, used: event }];
    });
    if (endedBy(event) !== undefined) this.#ends.set(event.stream, event);
    return found;
  }
}
