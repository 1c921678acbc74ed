import { categoryOf, entityIdOf } from '#event-sourcing';
import type { Reads } from '#http';
import { aboutOf, namedKindOf, namesOf } from '#shared-kernel';
import { CONFLICT_RULES } from './conflict-rules.js';
import type { ConflictAnswer } from './conflict.answer.js';
import type { FoundConflict } from './found-conflicts.reads.js';
import { streamNamed } from './stream-named.js';

export async function conflictAnswers(
  reads: Reads,
  conflicts: readonly FoundConflict[],
): Promise<readonly ConflictAnswer[]> {
  const nameOf = await namesOf(
    reads,
    conflicts.flatMap(({ ended, used }) =>
      [ended, used].flatMap(({ stream }) => {
        const kind = namedKindOf(categoryOf(streamNamed(stream)));
        return kind === undefined ? [] : [{ kind, id: entityIdOf(streamNamed(stream)) }];
      }),
    ),
  );
  const shown = ({ event, stream, type, actor, recordedAt }: ShownEvent): ConflictAnswer['ended'] => {
    const about = aboutOf(categoryOf(streamNamed(stream)), entityIdOf(streamNamed(stream)), nameOf);
    return { event, stream, type, actor, recordedAt, about };
  };
  return conflicts.map(({ ended, used }) => {
    const rule = CONFLICT_RULES.find((one) => one.rule === used.rule);
    return {
      id: used.id,
      rule: used.rule,
      text: rule?.english ?? used.rule,
      german: rule?.german ?? used.rule,
      status: used.isSettled ? 'settled' : 'open',
      ended: shown(ended),
      used: { ...shown(used), revision: used.useRevision.toString() },
      settlement: used.settlement,
    };
  });
}

type ShownEvent = Pick<FoundConflict['used'], 'event' | 'type' | 'actor' | 'recordedAt'> & {
  readonly stream: string;
};
