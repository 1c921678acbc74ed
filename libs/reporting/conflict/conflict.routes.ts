import { commandRoutes } from '#http';
import { conflictCommands, SettleConflict } from './conflict.commands.js';
import type { Reads } from '#http';
import { MAY_READ_CONFLICTS } from './conflict.answer.js';
import { conflictOf } from './found-conflicts.reads.js';
import { conflictStream } from './conflict.stream.js';

export const ConflictRoutes = commandRoutes({
  path: 'conflicts',
  tag: 'Conflicts',
  stream: conflictStream,
  commands: conflictCommands,
  mayReadHistory: MAY_READ_CONFLICTS,
  completes: { [SettleConflict.type]: usedBy },
});

/** The event that used what had ended, where the body does not name it. */
async function usedBy(id: string, reads: Reads): Promise<object> {
  const found = await conflictOf(reads, id);
  return found === undefined ? {} : { used: { stream: found.stream, revision: found.useRevision.toString() } };
}
