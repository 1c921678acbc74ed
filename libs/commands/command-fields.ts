import type { CommandClass } from './command-body.js';
import { routeOf } from './route.js';

/** A field of a command, as its class describes it. */
export interface CommandField {
  readonly name: string;
  readonly required: boolean;
  readonly type: 'text' | 'number' | 'flag' | 'object';
  readonly list: boolean;
  /** The values that a choice takes. */
  readonly choices?: readonly string[];
  /** For texts: `uuid`, `date` or `date-time`. */
  readonly format?: string;
  readonly description?: string;
  readonly example?: unknown;
}

/** Under which names Swagger's decorators keep what they know; it exports them nowhere. */
const KEPT = { names: 'swagger/apiModelPropertiesArray', field: 'swagger/apiModelProperties' } as const;

/** What Swagger's decorators keep of a field. */
interface Described {
  readonly type?: unknown;
  readonly required?: boolean;
  readonly isArray?: boolean;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly example?: unknown;
}

/** The fields of a command's body, those of its path included, in the order in which the class declares them. */
export function commandFields(command: CommandClass): readonly CommandField[] {
  // Every class has a prototype, which the type of a constructor does not show.
  const prototype = command.prototype as object;
  // Swagger keeps the names of fields with a colon in front.
  const names = (Reflect.getMetadata(KEPT.names, prototype) ?? []) as readonly string[];
  const inBody = names.map((name) => fieldOf(prototype, name.slice(1)));
  const inPath = [...(routeOf(command)?.path ?? '').matchAll(/:(\w+)/gu)].flatMap(([, name = '']) =>
    name === 'id' ? [] : [{ name, required: true, type: 'text', list: false, format: 'uuid' } as const],
  );
  return [...inPath, ...inBody];
}

function fieldOf(prototype: object, name: string): CommandField {
  const kept: unknown = Reflect.getMetadata(KEPT.field, prototype, name);
  // The decorators of `field` keep these options, and Swagger no others of these names.
  const { type, required, isArray, enum: choices, format, description, example } = kept as Described;
  return {
    name,
    required: required !== false,
    type: typeOf(type),
    list: isArray === true || type === 'array',
    ...(choices !== undefined && { choices }),
    ...(format !== undefined && { format }),
    ...(description !== undefined && { description }),
    ...(example !== undefined && { example }),
  };
}

function typeOf(type: unknown): CommandField['type'] {
  if (type === String) return 'text';
  if (type === Boolean) return 'flag';
  return type === 'integer' || type === 'number' || type === Number ? 'number' : 'object';
}
