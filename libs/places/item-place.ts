import type { Recorded } from '#event-sourcing';
import { categoryOf } from '#event-sourcing';

interface ItemPlace {
  readonly meeting: string | null;
  readonly item: string | null;
}

/**
 * The agenda item that an event is about: one of its own meeting, or one that its data name, such as the outcome that was
 * carried to a paper, or the source of an assignment. A deviation is about its subject: an item or an outcome.
 */
export function itemPlaceOf({ stream, id, data }: Pick<Recorded, 'stream' | 'id' | 'data'>): ItemPlace {
  // Data of events are JSON objects.
  const fields = data as Readonly<Record<string, unknown>>;
  if (categoryOf(stream) === 'meeting')
    return { meeting: id, item: textOf(fields['item']) ?? textOf(fields['subject']) };
  return placeIn(fields) ?? placeIn(fields['source']) ?? { meeting: null, item: null };
}

function placeIn(value: unknown): ItemPlace | undefined {
  if (typeof value !== 'object' || value === null || !('meeting' in value)) return undefined;
  const meeting = textOf(value.meeting);
  return meeting === null ? undefined : { meeting, item: 'item' in value ? textOf(value.item) : null };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
