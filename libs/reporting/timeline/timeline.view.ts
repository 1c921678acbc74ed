import type { RowOf } from '#event-sourcing';
import { isIllustration } from '#event-sourcing';
import type { Reads } from '#http';
import type { About, ItemPlace, Mention, Named } from '#shared-kernel';
import { aboutOf, mentionsIn, named, namedKindOf, namesOf } from '#shared-kernel';
import { itemNamesOf } from '#council';
import type { TimelineEntry } from './timeline.answer.js';
import type { timelineEntries } from './timeline.tables.js';

type Entry = RowOf<typeof timelineEntries>;

export interface EntryNames {
  readonly about: About;
  /** Committees, organisations, processes, papers and meetings that the entry names by ids alone. */
  readonly mentioned: readonly Named[];
}

/** Describes each of these entries in words, with the present names. */
export async function entriesAbout(reads: Reads, entries: readonly Entry[]): Promise<(entry: Entry) => EntryNames> {
  const nameOf = await namesOf(reads, [...entries.flatMap(itselfOf), ...entries.flatMap(mentionedBy)]);
  const itemOf = await itemNamesOf(reads, entries.flatMap(itemsIn));
  return (entry) => {
    const [place] = itemsIn(entry);
    return {
      about: aboutOf(entry.kind, entry.entity, nameOf, place === undefined ? undefined : itemOf(place)),
      mentioned: mentionedBy(entry).map((mention) => named(mention, nameOf)),
    };
  };
}

function itselfOf({ kind, entity: id }: Entry): readonly Mention[] {
  const namedKind = namedKindOf(kind);
  return namedKind === undefined ? [] : [{ kind: namedKind, id }];
}

function mentionedBy({ data, actedBy }: Entry): readonly Mention[] {
  return mentionsIn([data, actedBy]);
}

/** A meeting's event is about an item of its own, an outcome carried to a paper about one of the meeting it names. */
function itemsIn({ kind, entity, data }: Entry): readonly ItemPlace[] {
  if (!('item' in data) || typeof data.item !== 'string') return [];
  const meeting = kind === 'meeting' ? entity : 'meeting' in data ? data.meeting : undefined;
  return typeof meeting === 'string' ? [{ meeting, id: data.item }] : [];
}

export function entryView(
  { event, entity, kind, type, data, actedBy, evidence }: Entry,
  on: string,
  correctedBy: string | undefined,
  names: EntryNames,
): TimelineEntry {
  return {
    event,
    on,
    type,
    entity: { kind, id: entity },
    data,
    actedBy,
    evidence,
    illustration: isIllustration(evidence),
    correctedBy: correctedBy ?? null,
    ...names,
  };
}
