import type { CommandClass } from '#commands';
import { routeOf } from '#commands';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
}

/** The part of the OpenAPI document that describes bodies. */
export interface Schemas {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const COMMON = ['occurredOn', 'occurredAt', 'evidence', 'actedBy', 'onBehalfOf', 'deviations', 'id'];
export const ANY_ID = '0190a1b2-0000-7000-8000-000000000000';

/** The example of a command, the same with every optional field (unions once for each member), and with all but one. */
export function bodiesOf(command: CommandClass, schemas: Schemas): readonly object[] {
  // A command without a route is sent by a policy.
  if (routeOf(command) === undefined) return [{}];
  const example = routeOf(command)?.example ?? {};
  const schema = schemas.components.schemas[command.name];
  if (schema === undefined) throw new Error(`the document does not describe ${command.name}`);
  const ids = Object.fromEntries(
    [...(routeOf(command)?.path ?? '').matchAll(/:(\w+)/gu)].map(([, name = '']) => [name, ANY_ID]),
  );
  const members = [0, 1, 2, 3, 4, 5];
  const full = members.map((member) => ({ ...ids, ...valuesOf(schema, schemas, member, COMMON) }));
  // A field of one body may keep the next one from being looked at.
  const [whole = {}] = full;
  const lacking = Object.keys(schema.properties ?? {})
    .filter((name) => schema.required?.includes(name) !== true)
    .map((name) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)));
  const bodies = [{ ...ids, ...example }, ...full, ...lacking, ...full.map((body) => ({ ...body, ...example }))];
  // Bodies without unions are the same for each member.
  return [...new Map(bodies.map((body) => [JSON.stringify(body), body])).values()];
}

function valuesOf(schema: Schema, schemas: Schemas, member: number, without: readonly string[] = []): object {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => !without.includes(name))
      .map(([name, one]) => [name, valueOf(one, schemas, member)]),
  );
}

function valueOf(schema: Schema, schemas: Schemas, member: number): unknown {
  const referred = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (referred !== undefined) {
    const found = schemas.components.schemas[referred.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`the document does not describe ${referred}`);
    return valueOf(found, schemas, member);
  }
  if (schema.oneOf !== undefined) {
    const chosen = schema.oneOf[member % schema.oneOf.length];
    return chosen === undefined ? undefined : valueOf(chosen, schemas, member);
  }
  if (schema.properties !== undefined) return valuesOf(schema, schemas, member);
  if (schema.items !== undefined) return [valueOf(schema.items, schemas, member)];
  if (schema.enum !== undefined) return schema.enum[member % schema.enum.length];
  if (schema.format === 'uuid') return ANY_ID;
  if (schema.example !== undefined) return schema.example;
  return schema.type === 'integer' || schema.type === 'number' ? 1 : schema.type === 'boolean' ? true : '2019-02-14';
}
