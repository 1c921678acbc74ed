import type { RowOf } from '#event-sourcing';
import type { ReadModels } from '#http';
import type { About, Mention, Named } from '#shared-kernel';
import { aboutOf, mentionsIn, named, namedKindOf, namesOf } from '#shared-kernel';
import type { ItemPlace } from '#shared-kernel';
import { itemNamesOf } from '#council';
import type { timelineEntries } from './timeline.tables.js';

type Entry = RowOf<typeof timelineEntries>;

export interface EntryNames {
  readonly about: About;
  /** What the entry names by ids alone: committees, organisations, processes, papers and meetings. */
  readonly mentioned: readonly Named[];
}

/** Says in words what each of these entries is about, with the names as they are now. */
export async function entriesAbout(
  reads: ReadModels,
  entries: readonly Entry[],
): Promise<(entry: Entry) => EntryNames> {
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
  if (typeof data !== 'object' || data === null || !('item' in data) || typeof data.item !== 'string') return [];
  const meeting = kind === 'meeting' ? entity : 'meeting' in data ? data.meeting : undefined;
  return typeof meeting === 'string' ? [{ meeting, id: data.item }] : [];
}
