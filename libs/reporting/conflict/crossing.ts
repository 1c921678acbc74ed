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

/** The id of a conflict: of the stream that ended, and of the event that used it. */
export function conflictId(on: StreamName, used: string): string {
  return idFrom(['conflict', on, used]);
}
