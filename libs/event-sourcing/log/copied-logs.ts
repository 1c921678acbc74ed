import { randomUUID } from 'node:crypto';
import { machineClock } from '../clock/clock.js';
import { VirtualClock } from '../clock/virtual-clock.js';
import type { EventStore } from '../store/event-store.js';
import { copyableEvents } from './copyable-events.js';
import { CopyDisturbed, CopyRefused } from './copy-errors.js';
import type { CopySeal, KnownLog, LogIdentityData } from './log-opened.js';
import { isUnfinished, knownLog, LOG_STREAM, logEvent, openedEvent } from './log-opened.js';

/** The identity of the source. @throws CopyRefused when the source cannot be copied */
export async function sourceLog(source: EventStore): Promise<LogIdentityData> {
  const known = await knownLog(source);
  if (known === undefined) throw new CopyRefused('the source holds no log of Lenkwerk');
  if (isUnfinished(known)) throw new CopyRefused('the source is an unfinished copy itself: finish it first');
  return known.identity;
}

/** An earlier copy of the source in the target; `undefined` in an empty target. @throws CopyRefused for other content */
export async function begunCopy(target: EventStore, { log }: LogIdentityData): Promise<KnownLog | undefined> {
  const known = await knownLog(target);
  if (known === undefined) {
    const { value: first } = await copyableEvents(target).next();
    if (first !== undefined) throw refusedTarget('the target holds events but no log of Lenkwerk');
    return undefined;
  }
  const { identity } = known;
  if (identity.log === log) throw refusedTarget(`source and target are the same log ${log}`);
  if (identity.copiedFrom === undefined) throw refusedTarget(`the target holds a log of its own, ${identity.log}`);
  if (identity.copiedFrom !== log) {
    throw refusedTarget(`the target is a copy of the log ${identity.copiedFrom}, not of ${log}`);
  }
  return known;
}

export function refusedTarget(what: string): CopyRefused {
  return new CopyRefused(`${what}: name an empty place for the copy`);
}

/** Opens a new log in the empty target. @throws CopyDisturbed */
export async function beginCopy(target: EventStore, source: LogIdentityData): Promise<LogIdentityData> {
  const { clock, zone, municipality } = source;
  const identity = { log: randomUUID(), clock, zone, municipality, copiedFrom: source.log };
  const begun = await target.append(LOG_STREAM, 'noStream', [openedEvent(identity)]);
  if (!begun.appended) throw new CopyDisturbed('somebody else began a log in the target: run this again');
  return identity;
}

/** Marks the copy as complete; a server starts only on a complete copy. @throws CopyDisturbed */
export async function sealCopy(target: EventStore, identity: LogIdentityData, seal: CopySeal): Promise<void> {
  const { clock, zone } = identity;
  const recordedAt = clock === 'virtual' ? (await VirtualClock.open(target, zone)).now() : machineClock.now();
  const event = logEvent({ type: 'LogCopied', data: seal }, identity, recordedAt, 'copy-log');
  const sealed = await target.append(LOG_STREAM, 0n, [event]);
  if (!sealed.appended) throw new CopyDisturbed('somebody else finished the same copy: run this again, it says so');
}
