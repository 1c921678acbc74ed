import type { Recorded } from '#event-sourcing';
import { categoryOf } from '#event-sourcing';

interface ItemPlace {
  readonly meeting: string | null;
  readonly item: string | null;
}

/**
 * The agenda item that an event is about: one of its own meeting, or one that its data name, such as the outcome that was
 * carried to a paper, the source of an assignment, or the resolution that a measure rests on. A deviation is about its
 * subject: an item or an outcome.
 */
export function itemPlaceOf({ stream, id, data }: Pick<Recorded, 'stream' | 'id' | 'data'>): ItemPlace {
  // Data of events are JSON objects.
  const fields = data as Readonly<Record<string, unknown>>;
  if (categoryOf(stream) === 'meeting')
    return { meeting: id, item: textOf(fields['item']) ?? textOf(fields['subject']) };
  return placeIn(fields) ?? { meeting: null, item: null };
}

/** The first meeting that is named, at any depth. */
function placeIn(value: unknown): ItemPlace | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const meeting = 'meeting' in value ? textOf(value.meeting) : null;
  if (meeting !== null) return { meeting, item: 'item' in value ? textOf(value.item) : null };
  for (const part of Object.values(value)) {
    const found = placeIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
