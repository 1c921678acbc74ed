import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';

/** The OpenAPI texts of a field. A field that is left out is absent; `null` is refused. */
export interface FieldText {
  readonly description?: string;
  readonly example?: unknown;
  readonly optional?: true;
}

/** One field of a command body: its checks and its OpenAPI schema together. */
export function field(
  text: FieldText,
  schema: ApiPropertyOptions,
  checks: readonly PropertyDecorator[],
): PropertyDecorator {
  const { description, example, optional } = text;
  const documented = {
    ...schema,
    ...(description !== undefined && { description }),
    ...(example !== undefined && { example }),
    required: optional !== true,
    // Swagger's options are a union of exact shapes; a merged literal does not match any of them by inference.
  } as ApiPropertyOptions;
  const optionality = optional === true ? [ValidateIf((_body, value: unknown) => value !== undefined)] : [];
  return applyDecorators(ApiProperty(documented), ...optionality, ...checks);
}
