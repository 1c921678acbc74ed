import type { Json, Upcast } from '#event-sourcing';
import { partByNumber } from './agenda/agenda-item.js';

/** Version 2 may have more in a union than version 1, whose events it takes as they are. */
export const asBefore: Upcast = (data) => data;

/** Items were told apart by their numbers alone. */
export const withPart: Upcast = (data) => {
  const item = fieldsOf(data);
  return { ...item, part: partByNumber(typeof item['number'] === 'string' ? item['number'] : '') };
};

/** A sitting was one committee's. */
export const withoutOthers: Upcast = (data) => ({ ...fieldsOf(data), jointWith: [] });

function fieldsOf(data: Json): Readonly<Record<string, Json>> {
  // Event data is always a JSON object.
  return data as Readonly<Record<string, Json>>;
}
