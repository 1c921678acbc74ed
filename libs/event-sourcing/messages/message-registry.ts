import type { StoredEvent } from '../store/event-store.js';
import type { Json } from './json.js';
import type { Message, Recorded } from './message.js';
import { entityIdOf } from './message.js';
import { readMetadata } from './metadata.js';

/** Turns the data of one version of an event into the next version's. Pure. */
export type Upcast = (data: Json) => Json;

/** The version that is written today; older ones come with an upcast from each version to the next, oldest first. */
export type EventShape = 1 | { readonly version: number; readonly upcasts: readonly Upcast[] };

/** The shape of an event type that several streams share; each of them lists this very value. */
export const SHARED: EventShape = { version: 1, upcasts: [] };

/** Every event type of a union with its shape: a new event does not compile until it is listed. */
export type EventShapes<E extends Message> = { readonly [T in E['type']]: EventShape };

export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/** All event types that this program can read, with their versions. */
export class MessageRegistry {
  readonly #shapes = new Map<string, EventShape>();

  constructor(shapes: readonly Readonly<Record<string, EventShape>>[]) {
    for (const [type, shape] of shapes.flatMap((some) => Object.entries(some))) {
      const known = this.#shapes.get(type);
      if (known !== undefined && (known !== SHARED || shape !== SHARED)) {
        throw new Error(`the event type ${type} is registered twice`);
      }
      if (shape !== 1 && shape.upcasts.length !== shape.version - 1) {
        throw new Error(`the event type ${type} needs an upcast from each version before ${shape.version}`);
      }
      this.#shapes.set(type, shape);
    }
  }

  get types(): readonly string[] {
    return [...this.#shapes.keys()];
  }

  versionOf(type: string): number {
    return versionOf(this.#shape(type));
  }

  /** The event in its newest shape. @throws UnknownEvent for a type or version that this program does not know. */
  decode(stored: StoredEvent): Recorded {
    const metadata = readMetadata(stored);
    const data = this.#upcast(stored, metadata.schemaVersion);
    return {
      type: stored.type,
      data,
      eventId: stored.id,
      occurredOn: metadata.occurredOn,
      ...(metadata.occurredAt !== undefined && { occurredAt: metadata.occurredAt }),
      stream: stored.stream,
      id: entityIdOf(stored.stream),
      revision: stored.revision,
      position: stored.position,
      metadata,
    };
  }

  #upcast(stored: StoredEvent, writtenVersion: number): object {
    const shape = this.#shape(stored.type);
    if (writtenVersion > versionOf(shape)) {
      throw new UnknownEvent(
        `${stored.type} has version ${writtenVersion}, this program knows up to ${versionOf(shape)}: start a newer program`,
      );
    }
    const upcasts = shape === 1 ? [] : shape.upcasts.slice(writtenVersion - 1);
    // Event data is always a JSON object: the handler appends no other values.
    return upcasts.reduce((data, upcast) => upcast(data), stored.data) as object;
  }

  #shape(type: string): EventShape {
    const shape = this.#shapes.get(type);
    if (shape === undefined) throw new UnknownEvent(`this program does not know the event type ${type}`);
    return shape;
  }
}

function versionOf(shape: EventShape): number {
  return shape === 1 ? 1 : shape.version;
}
