import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** What a read answers, as JSON schema. Leaves hold an example, of which the example of a whole answer is made. */
export type AnswerSchema = Exclude<Schemas[string], { readonly $ref: string }>;

export type Properties = Readonly<Record<string, AnswerSchema>>;

export const text = (example: string, description?: string): AnswerSchema => ({
  type: 'string',
  example,
  ...(description !== undefined && { description }),
});
export const choice = (first: string, ...others: readonly string[]): AnswerSchema => ({
  type: 'string',
  enum: [first, ...others],
  example: first,
});
export const integer = (example: number): AnswerSchema => ({ type: 'integer', example });
export const number = (example: number): AnswerSchema => ({ type: 'number', example });
export const flag = (example: boolean): AnswerSchema => ({ type: 'boolean', example });
/** An object whose fields depend on what it is about. */
export const open = (example: object, description?: string): AnswerSchema => ({
  type: 'object',
  additionalProperties: true,
  example,
  ...(description !== undefined && { description }),
});
export const list = (items: AnswerSchema): AnswerSchema => ({ type: 'array', items });

export const id = (description?: string): AnswerSchema => text('7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11', description);
export const position = (description?: string): AnswerSchema =>
  text('3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11.42', description);

/** With a null the example is one only if `example` is so. */
export function orNull({ type = 'object', enum: choices, ...schema }: AnswerSchema): AnswerSchema {
  return { ...schema, type: [type, 'null'].flat(), ...(choices !== undefined && { enum: choices.concat([null]) }) };
}

/** An object with these fields; `optional` ones are left out where they have no value. */
export function shape(properties: Properties, optional: Properties = {}): AnswerSchema {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

/** The same object with further fields. */
export function extended({ required = [], properties = {}, ...schema }: AnswerSchema, more: Properties): AnswerSchema {
  return {
    ...schema,
    required: [...new Set([...required, ...Object.keys(more)])],
    properties: { ...properties, ...more },
  };
}

/** The same object, of whose fields only these are always there. */
export function partly(schema: AnswerSchema, required: readonly string[]): AnswerSchema {
  return { ...schema, required: [...required] };
}

export const evidenceSchema = shape(
  { kind: choice('document', 'oral', 'system', 'illustration') },
  {
    reference: text('Niederschrift'),
    sha256: text('01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b'),
    locus: text('TOP 5'),
    policy: text('consultation'),
  },
);
