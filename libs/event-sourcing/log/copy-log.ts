import type { Schedule } from '../policies/alarm.js';
import { waitingSchedule } from '../policies/alarm.js';
import type { EventStore, StoredEvent } from '../store/event-store.js';
import type { Together } from './carried-appends.js';
import { groupsOf, ONE_BY_ONE } from './carried-appends.js';
import type { CarriedEvents } from './carried-events.js';
import { carriedEvents, countCarried, placeOf } from './carried-events.js';
import { beginCopy, begunCopy, refusedTarget, sealCopy, sourceLog } from './copied-logs.js';
import { CopyDisturbed, CopyRefused } from './copy-errors.js';
import type { CopySeal, LogIdentityData } from './log-opened.js';
import { refuseInUse } from './refuse-in-use.js';
import { verifyCopy } from './verify-copy.js';

export interface LogCopyProgress {
  readonly phase: 'copying' | 'verifying';
  /** Events, of `total`. */
  readonly done: number;
  readonly total: number;
}

export interface CopyRequest {
  readonly source: EventStore;
  readonly target: EventStore;
  /** How much the target makes durable as a whole or not at all, in the order it was asked for; default: one append. */
  readonly together?: Together;
  readonly report?: (progress: LogCopyProgress) => void;
  readonly schedule?: Schedule;
}

export interface CopiedLog extends CopySeal {
  readonly outcome: 'copied' | 'alreadyCopied';
  readonly log: string;
  readonly copiedFrom: string;
  /** How many events this run wrote; the others were there from an earlier one. */
  readonly written: number;
}

/**
 * Carries a log over to another store, which gets a log of its own (`LogOpened` with `copiedFrom`) with the same
 * events, streams and revisions. What the target holds says where to go on, so that a copy that was killed, or whose
 * append had an unknown outcome, is finished by the same call. `LogCopied` comes last, when both logs were compared.
 * @throws CopyRefused, CopyDisturbed, CopyDiffers, StoreUnavailable
 */
export async function copyLog(request: CopyRequest): Promise<CopiedLog> {
  const { source, target, schedule = waitingSchedule, report = () => undefined } = request;
  await refuseInUse(source, 'source', schedule);
  await refuseInUse(target, 'target', schedule);
  const from = await sourceLog(source);
  const begun = await begunCopy(target, from);
  const rest = carriedEvents(source);
  if (begun?.seal !== undefined) return await alreadyCopied(begun.identity, begun.seal, rest, target);
  const held = await stepOver(rest, carriedEvents(target));
  const total = await countCarried(source);
  const identity = begun?.identity ?? (await beginCopy(target, from));
  const written = await carry(rest, request, (done) => {
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
  source: CarriedEvents,
  target: EventStore,
): Promise<CopiedLog> {
  // A server may have gone on with the copy since.
  await stepOver(source, firstOf(carriedEvents(target), seal.events));
  const { value: more } = await source.next();
  if (more !== undefined) {
    throw new CopyRefused(
      `the copy was finished with ${seal.events} events, and the source went on since (${placeOf(more)}): `
        + 'make a new copy in an empty place, a finished one is never changed',
    );
  }
  return { outcome: 'alreadyCopied', log, copiedFrom, written: 0, ...seal };
}

async function* firstOf(events: CarriedEvents, count: number): AsyncGenerator<StoredEvent, void, undefined> {
  for (let left = count; left > 0; left -= 1) {
    const { value } = await events.next();
    if (value === undefined) return;
    yield value;
  }
}

/** Steps the source over what the target holds, which must be how the source begins. Gives how many events that are. */
async function stepOver(source: CarriedEvents, held: AsyncIterable<StoredEvent>): Promise<number> {
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

/** Each group waits for the one before: see `decisions.md`. */
async function carry(
  events: CarriedEvents,
  { target, together = ONE_BY_ONE }: CopyRequest,
  report: (done: number) => void,
): Promise<number> {
  let done = 0;
  for await (const group of groupsOf(events, together)) {
    // Asked for in one turn of the event loop.
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
