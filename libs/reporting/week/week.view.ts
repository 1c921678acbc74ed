import type { Reads } from '#http';
import { namesOf } from '#shared-kernel';
import type { Waiting, WaitingSubject } from './waiting.js';
import type { WaitingSides } from './waiting-sides.js';
import type { Week, WeekEntry } from './week.js';
import type { WaitingAnswer, WeekAnswer } from './week.answer.js';
import { MOST_SHOWN } from './week.answer.js';

type WeekGroup = WeekAnswer['overdue'];
type WaitingGroup = WaitingAnswer['waitsFor'];
type ShownSubject = WaitingGroup['entries'][number]['thing'];

/** The groups of a week, with the names of the parents of their entries. */
export async function weekGroups(
  reads: Reads,
  groups: Pick<Week, 'overdue' | 'thisWeek' | 'nextWeek' | 'undated'>,
): Promise<Pick<WeekAnswer, 'overdue' | 'thisWeek' | 'nextWeek' | 'undated'>> {
  const { overdue, thisWeek, nextWeek, undated } = groups;
  const nameOf = await namesOf(
    reads,
    [overdue, thisWeek, nextWeek, undated].flatMap((entries) => shownOf(entries).flatMap(({ of }) => of ?? [])),
  );
  const shown = (entries: readonly WeekEntry[]): WeekGroup =>
    firstOf(entries, ({ of, ...entry }) => ({
      ...entry,
      of: of === null ? null : { ...of, name: nameOf(of.kind, of.id) },
    }));
  return { overdue: shown(overdue), thisWeek: shown(thisWeek), nextWeek: shown(nextWeek), undated: shown(undated) };
}

export async function waitingGroups(
  reads: Reads,
  { waitsFor, awaited }: WaitingSides,
): Promise<Pick<WaitingAnswer, 'waitsFor' | 'awaited'>> {
  const nameOf = await namesOf(
    reads,
    [...shownOf(waitsFor), ...shownOf(awaited)].flatMap(({ thing, on, whom }) => [
      ...(isNamed(thing) ? [thing] : []),
      ...(on === null || !isNamed(on) ? [] : [on]),
      ...(whom === null ? [] : [{ kind: 'organisation' as const, id: whom }]),
    ]),
  );
  const named = ({ kind, id }: WaitingSubject): ShownSubject => ({
    ...{ kind, id },
    name: kind === 'conflict' ? null : nameOf(kind, id),
  });
  const shown = (entries: readonly Waiting[]): WaitingGroup =>
    firstOf(entries, ({ thing, on, whom, ...entry }) => ({
      ...entry,
      thing: named(thing),
      on: on === null ? null : named(on),
      whom: whom === null ? null : { id: whom, name: nameOf('organisation', whom) },
    }));
  return { waitsFor: shown(waitsFor), awaited: shown(awaited) };
}

/** A conflict has no name. */
function isNamed(
  subject: WaitingSubject,
): subject is WaitingSubject & { readonly kind: Exclude<WaitingSubject['kind'], 'conflict'> } {
  return subject.kind !== 'conflict';
}

function shownOf<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return entries.slice(0, MOST_SHOWN);
}

/** The entries that are shown, and how many more there are. */
function firstOf<Entry, Shown>(
  entries: readonly Entry[],
  show: (entry: Entry) => Shown,
): { readonly entries: readonly Shown[]; readonly more: number } {
  return { entries: shownOf(entries).map(show), more: Math.max(0, entries.length - MOST_SHOWN) };
}
