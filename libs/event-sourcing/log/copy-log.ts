import type { Schedule } from '../policies/alarm.js';
import { waitingSchedule } from '../policies/alarm.js';
import type { EventStore, StoredEvent } from '../store/event-store.js';
import type { GroupLimits } from './copy-appends.js';
import { groupsOf, ONE_BY_ONE } from './copy-appends.js';
import type { CopyableEvents } from './copyable-events.js';
import { copyableEvents, countCopyable, placeOf } from './copyable-events.js';
import { beginCopy, begunCopy, refusedTarget, sealCopy, sourceLog } from './copied-logs.js';
import { CopyDisturbed, CopyRefused } from './copy-errors.js';
import type { CopySeal, LogIdentityData } from './log-opened.js';
import { refuseInUse } from './refuse-in-use.js';
import { verifyCopy } from './verify-copy.js';

export interface LogCopyProgress {
  readonly phase: 'copying' | 'verifying';
  /** Number of events. */
  readonly done: number;
  readonly total: number;
}

export interface CopyRequest {
  readonly source: EventStore;
  readonly target: EventStore;
  /** The size of a group of appends that the target writes in order, all or none; default: one append. */
  readonly groupLimits?: GroupLimits;
  readonly report?: (progress: LogCopyProgress) => void;
  readonly schedule?: Schedule;
}

export interface CopiedLog extends CopySeal {
  readonly outcome: 'copied' | 'alreadyCopied';
  readonly log: string;
  readonly copiedFrom: string;
  /** Number of events that this run wrote; the other events come from an earlier run. */
  readonly written: number;
}

/**
 * Copies a log to another store, which gets a new log (`LogOpened` with `copiedFrom`) with the same events, streams and
 * revisions. The copy continues behind the events that the target has, so that the same call finishes a copy that was killed
 * or whose append had an unknown outcome. `LogCopied` comes last, after both logs were compared.
 * @throws CopyRefused, CopyDisturbed, CopyDiffers, StoreUnavailable
 */
export async function copyLog(request: CopyRequest): Promise<CopiedLog> {
  const { source, target, schedule = waitingSchedule, report = () => undefined } = request;
  await refuseInUse(source, 'source', schedule);
  await refuseInUse(target, 'target', schedule);
  const from = await sourceLog(source);
  const begun = await begunCopy(target, from);
  const rest = copyableEvents(source);
  if (begun?.seal !== undefined) return await alreadyCopied(begun.identity, begun.seal, rest, target);
  const held = await stepOver(rest, copyableEvents(target));
  const total = await countCopyable(source);
  const identity = begun?.identity ?? (await beginCopy(target, from));
  const written = await copyEvents(rest, request, (done) => {
    report({ phase: 'copying', done: held + done, total });
  });
  const seal = await verifyCopy(source, target, (done) => {
    report({ phase: 'verifying', done, total });
  });
  await sealCopy(target, identity, seal);
  return { outcome: 'copied', log: identity.log, copiedFrom: from.log, written, ...seal };
}

async function alreadyCopied(
  { log, copiedFrom = '' }: LogIdentityData,
  seal: CopySeal,
  source: CopyableEvents,
  target: EventStore,
): Promise<CopiedLog> {
  // A server may have appended to the copy since.
  await stepOver(source, firstOf(copyableEvents(target), seal.events));
  const { value: more } = await source.next();
  if (more !== undefined) {
    throw new CopyRefused(
      `the copy was finished with ${seal.events} events, and the source went on since (${placeOf(more)}): `
        + 'make a new copy in an empty place, a finished one is never changed',
    );
  }
  return { outcome: 'alreadyCopied', log, copiedFrom, written: 0, ...seal };
}

async function* firstOf(events: CopyableEvents, count: number): AsyncGenerator<StoredEvent, void, undefined> {
  for (let left = count; left > 0; left -= 1) {
    const { value } = await events.next();
    if (value === undefined) return;
    yield value;
  }
}

/** Advances the source past the events of the target, which must be the beginning of the source. Returns their number. */
async function stepOver(source: CopyableEvents, held: AsyncIterable<StoredEvent>): Promise<number> {
  let count = 0;
  for await (const found of held) {
    const { value: original } = await source.next();
    count += 1;
    if (original === undefined) {
      throw refusedTarget(`the target holds an event that the source does not, ${placeOf(found)}`);
    }
    if (placeOf(original) !== placeOf(found) || original.id !== found.id) {
      throw refusedTarget(
        `event ${count} of the target is ${placeOf(found)} (${found.id}), that of the source ${placeOf(original)} (${original.id})`,
      );
    }
  }
  return count;
}

/** Copies the events. Each group waits for the one before: see `decisions.md`. */
async function copyEvents(
  events: CopyableEvents,
  { target, groupLimits = ONE_BY_ONE }: CopyRequest,
  report: (done: number) => void,
): Promise<number> {
  let done = 0;
  for await (const group of groupsOf(events, groupLimits)) {
    // All appends of a group are sent in one turn of the event loop.
    const results = await Promise.all(
      group.map((append) => target.append(append.stream, append.expected, append.events)),
    );
    const refused = group.find((_, index) => results[index]?.appended !== true);
    if (refused !== undefined) {
      throw new CopyDisturbed(`somebody else writes to ${refused.stream} in the target: stop it and run this again`);
    }
    done += group.reduce((sum, append) => sum + append.events.length, 0);
    report(done);
  }
  return done;
}
