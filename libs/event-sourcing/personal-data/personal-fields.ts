import type { Json } from '../messages/json.js';
import { entityIdOf } from '../messages/message.js';
import type { NewEvent, StreamName } from '../store/event-store.js';
import type { KeyStore } from './key-store.js';
import { KeyDestroyed } from './key-store.js';
import { isSealed, openField, sealField } from './sealed-field.js';

type FieldsByType = Readonly<Partial<Record<string, readonly string[]>>>;

/** Encrypts the personal fields of events before they are appended, and decrypts them for a reader. */
export class PersonalFields {
  constructor(private readonly keys: KeyStore) {}

  /** The key for hashes of commands about this entity; `undefined` after it was destroyed. */
  async hashKey(entity: string, creates: boolean): Promise<Uint8Array | undefined> {
    if (!creates) return await this.keys.dataKey(entity);
    try {
      return await this.keys.createDataKey(entity);
    } catch (error) {
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  }

  async seal(
    stream: StreamName,
    events: readonly NewEvent[],
    fields: FieldsByType | undefined,
  ): Promise<readonly NewEvent[]> {
    // Events without personal fields may come after an erasure; no key is created for them.
    if (!events.some(({ type }) => fields?.[type] !== undefined)) return events;
    const keyId = entityIdOf(stream);
    const key = await this.keys.createDataKey(keyId);
    return events.map((event) => {
      const sealed = (fields?.[event.type] ?? []).flatMap((field) => {
        const value = fieldOf(event.data, field);
        if (value === undefined) return [];
        return [[field, { ...sealField(key, keyId, { stream, eventId: event.id, field }, value) }] as const];
      });
      // Event data is always a JSON object.
      return { ...event, data: { ...(event.data as object), ...Object.fromEntries(sealed) } };
    });
  }

  /** A copy without what is encrypted: such fields are `null`. */
  withheld(data: object): Readonly<Record<string, Json>> {
    // Event data is a JSON object.
    const entries = Object.entries(data as Readonly<Record<string, Json>>);
    return Object.fromEntries(entries.map(([field, value]) => [field, isSealed(value) ? null : value]));
  }

  /** A copy with decrypted fields. A field whose key was destroyed is `null`. */
  async open(stream: string, eventId: string, data: object): Promise<Readonly<Record<string, Json>>> {
    // Event data is a JSON object.
    const entries = Object.entries(data as Readonly<Record<string, Json>>);
    return Object.fromEntries(
      await Promise.all(
        entries.map(async ([field, value]) => {
          if (!isSealed(value)) return [field, value] as const;
          const key = await this.keys.dataKey(value.keyId);
          return [field, key === undefined ? null : openField(key, { stream, eventId, field }, value)] as const;
        }),
      ),
    );
  }
}

function fieldOf(data: Json, field: string): Json | undefined {
  // Event data is a JSON object.
  return (data as Readonly<Record<string, Json>>)[field];
}
