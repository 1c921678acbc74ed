import { ApiResponse } from '@nestjs/swagger';
import type { AnswerSchema, Properties } from './answer-schema.js';
import { list, orNull, shape, text } from './answer-schema.js';

/** The answer of a read when all is well. */
export function ApiAnswer(schema: AnswerSchema, description: string, status = 200): MethodDecorator {
  const content = { 'application/json': { schema, example: exampleOf(schema) } };
  return ApiResponse({ status, description, content });
}

/** A page of a list. `continued` is the query field that takes `next`. */
export function ApiPageOf(item: AnswerSchema, description: string, continued = 'cursor'): MethodDecorator {
  const next = { ...orNull(text('bzQy')), description: `Hand it in as \`${continued}\`; null on the last page.` };
  return ApiAnswer(shape({ items: list(item), next }), description);
}

function exampleOf({ example, items, properties }: AnswerSchema): unknown {
  // Examples are declared as any.
  if (example !== undefined) return example as unknown;
  // Schemas of answers are made here alone, without references.
  if (items !== undefined) return [exampleOf(items as AnswerSchema)];
  // Schemas of answers have no references.
  const fields = Object.entries((properties ?? {}) as Properties);
  return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field)]));
}
