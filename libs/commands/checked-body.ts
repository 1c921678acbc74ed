import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldError } from './field-error.types.js';
import { foreignNames, shownName } from './foreign-names.js';

export type CheckedBody<B> =
  { readonly ok: true; readonly body: B } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Checks a body against its class, such as that of a command: unknown fields are refused, nothing is converted. */
export function checkBody<B extends object>(command: new () => B, received: unknown): CheckedBody<B> {
  if (typeof received !== 'object' || received === null || Array.isArray(received)) {
    return { ok: false, errors: [{ field: '', message: 'the body must be a JSON object' }] };
  }
  const foreign = foreignNames(received);
  if (foreign.length > 0) return { ok: false, errors: foreign };
  const body = plainToInstance(command, received, { exposeUnsetFields: false });
  const errors = validateSync(body, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
  });
  return errors.length === 0 ? { ok: true, body } : { ok: false, errors: flattenErrors(errors) };
}

/** The errors of one property, as class-validator reports them. */
interface PropertyError {
  readonly property: string;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly PropertyError[];
}

/** One entry a mistake, nested fields by their path. */
export function flattenErrors(errors: readonly PropertyError[]): readonly FieldError[] {
  return errors.flatMap((error) => flatten(error, ''));
}

function flatten(error: PropertyError, parent: string): readonly FieldError[] {
  const name = shownName(error.property);
  const path = parent === '' ? name : `${parent}.${name}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field: path,
    message: rule === 'whitelistValidation' ? `${name} is not a field here` : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, path))];
}
