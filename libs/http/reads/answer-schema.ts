import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
export type JsonSchema = Exclude<Schemas[string], { readonly $ref: string }>;

declare const described: unique symbol;

/**
 * The answer of a read as JSON schema; leaves hold an example, of which the example of a whole answer is made. `T` is
 * the type of the values that it describes: it exists at compile time only.
 */
export type AnswerSchema<T = unknown> = JsonSchema & { readonly [described]?: T };

/** The values that a schema describes: `type Actor = AnswerOf<typeof ACTOR>`. */
export type AnswerOf<S> = S extends { readonly [described]?: infer T } ? T : never;

export type Properties = Readonly<Record<string, AnswerSchema>>;
// The empty object type is intended.
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type
export type NoProperties = Readonly<Record<never, AnswerSchema>>;

/** The same fields as one object type, which is shown whole in messages. */
export type Flat<T> = { readonly [K in keyof T]: T[K] };

/** An object with these fields, of which `Optional` may be absent. */
export type ShapeOf<Required extends Properties, Optional extends Properties = NoProperties> = Flat<
  { readonly [K in keyof Required]: AnswerOf<Required[K]> } & {
    readonly [K in keyof Optional]?: AnswerOf<Optional[K]>;
  }
>;

export const text = (example: string, description?: string): AnswerSchema<string> => ({
  type: 'string',
  example,
  ...(description !== undefined && { description }),
});
export const choice = <const T extends string>(first: T, ...others: readonly T[]): AnswerSchema<T> => ({
  type: 'string',
  enum: [first, ...others],
  example: first,
});
export const integer = (example: number): AnswerSchema<number> => ({ type: 'integer', example });
export const number = (example: number): AnswerSchema<number> => ({ type: 'number', example });
export const flag = (example: boolean): AnswerSchema<boolean> => ({ type: 'boolean', example });
/** An object whose fields depend on its subject; `open<Party>(…)` gives it a type. */
export const open = <T = object>(example: object, description?: string): AnswerSchema<T> => ({
  type: 'object',
  additionalProperties: true,
  example,
  ...(description !== undefined && { description }),
});
export const list = <T>(items: AnswerSchema<T>): AnswerSchema<readonly T[]> => ({ type: 'array', items });

export const id = (description?: string): AnswerSchema<string> =>
  text('7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11', description);
export const position = (description?: string): AnswerSchema<string> =>
  text('3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11.42', description);

/** The same value or null. The example stays the schema's own. */
export function orNull<T>(schema: AnswerSchema<T>): AnswerSchema<T | null> {
  const { type = 'object', enum: choices, ...rest }: JsonSchema = schema;
  return { ...rest, type: [type, 'null'].flat(), ...(choices !== undefined && { enum: choices.concat([null]) }) };
}

/** An object with these fields; `optional` ones are left out where they have no value. */
export function shape<P extends Properties, O extends Properties = NoProperties>(
  properties: P,
  optional?: O,
): AnswerSchema<ShapeOf<P, O>> {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

/** The same object with further fields. */
export function extended<T, P extends Properties>(
  schema: AnswerSchema<T>,
  more: P,
): AnswerSchema<Flat<Omit<T, keyof P> & ShapeOf<P>>> {
  const { required = [], properties = {}, ...rest }: JsonSchema = schema;
  return {
    ...rest,
    required: [...new Set([...required, ...Object.keys(more)])],
    properties: { ...properties, ...more },
  };
}

/** The same object, in which only these fields are required. */
export function partly<T, const K extends string>(
  schema: AnswerSchema<T>,
  required: readonly K[],
): AnswerSchema<Flat<Pick<T, K & keyof T> & Partial<Omit<T, K>>>> {
  const rest: JsonSchema = schema;
  return { ...rest, required: [...required] };
}

export const evidenceSchema = shape(
  { kind: choice('document', 'oral', 'system', 'illustration') },
  {
    reference: text('Niederschrift'),
    sha256: text('01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b'),
    locus: text('TOP 5'),
    inferredFrom: text(
      'steuern den Prozess',
      'The passage from which the fact is inferred: the document does not state it.',
    ),
    policy: text('consultation'),
  },
);
