import type { Json } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import { evaluateExpression } from '../feel/expression.js';
import type { FeelClock } from '../feel/expression.js';
import { isPlainObject } from '../feel/feel-value.js';
import { withTimeLimit } from '../feel/time-limit.js';
import type { NamedValues } from '../instance/variables.js';
import type { FieldKind, Form, FormField } from './form-model.js';

export type FormRefusal =
  | 'the form requires a value here'
  | 'the value is of another kind than the form asks for'
  | 'the value is none of those that the form offers'
  | 'the value is outside of what the form allows';

export const formGerman: Readonly<Record<FormRefusal, string>> = {
  'the form requires a value here': 'Das Formular verlangt hier eine Angabe.',
  'the value is of another kind than the form asks for': 'Der Wert ist von anderer Art, als das Formular verlangt.',
  'the value is none of those that the form offers': 'Der Wert ist keiner von denen, die das Formular anbietet.',
  'the value is outside of what the form allows': 'Der Wert liegt außerhalb dessen, was das Formular erlaubt.',
};

export interface FormMistake {
  /** Such as `votes.yes`. */
  readonly field: string;
  readonly refusal: FormRefusal;
}

const PATTERN_MS = 100;
const EMAIL = /^[^@\s]{1,64}@[^@\s.]{1,63}(?:\.[^@\s.]{1,63})+$/u;
const PHONE = /^[+(\d][\d\s()/.-]{2,40}$/u;

/** The first value that does not fit; nothing when all do. Values that the form does not have are left as they are. */
export function checkForm(form: Pick<Form, 'fields'>, values: NamedValues, clock: FeelClock): FormMistake | undefined {
  return checkFields(form.fields, values, values, clock);
}

function checkFields(
  fields: readonly FormField[],
  within: NamedValues,
  all: NamedValues,
  clock: FeelClock,
): FormMistake | undefined {
  for (const field of fields) {
    if (isHidden(field, all, clock)) continue;
    const value = valueAt(within, field.path);
    const mistake = isEmpty(value, field.is)
      ? emptyMistake(field, value)
      : (kindMistake(field.is, value) ?? listMistake(field.is, value, all, clock));
    if (mistake === undefined) continue;
    const at = field.path.join('.');
    return typeof mistake === 'string'
      ? { field: at, refusal: mistake }
      : { ...mistake, field: `${at}.${mistake.field}` };
  }
  return undefined;
}

/** A condition that cannot be evaluated hides nothing. */
function isHidden({ hidden }: FormField, all: NamedValues, clock: FeelClock): boolean {
  return hidden.some((condition) => {
    const result = evaluateExpression(condition, (name) => (Object.hasOwn(all, name) ? all[name] : null), clock);
    return result.ok && result.value === true;
  });
}

function valueAt(values: NamedValues, path: readonly string[]): Json | undefined {
  let at: unknown = values;
  for (const name of path) at = isPlainObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  // Variables are JSON, and so are their entries.
  return at as Json | undefined;
}

function isEmpty(value: Json | undefined, is: FieldKind): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (is.kind === 'flag') return value === false;
  return Array.isArray(value) && value.length === 0;
}

function emptyMistake({ required, is }: FormField, value: Json | undefined): FormRefusal | undefined {
  if (required) return 'the form requires a value here';
  // An empty text is no number, and no date: it counts as left out.
  return value === false && is.kind !== 'flag' ? 'the value is of another kind than the form asks for' : undefined;
}

const OTHER_KIND = 'the value is of another kind than the form asks for';
const OUTSIDE = 'the value is outside of what the form allows';
const NOT_OFFERED = 'the value is none of those that the form offers';

function kindMistake(is: FieldKind, value: Json | undefined): FormRefusal | undefined {
  switch (is.kind) {
    case 'text':
      return typeof value === 'string' ? textMistake(is, value) : OTHER_KIND;
    case 'number':
      return numberMistake(is, value);
    case 'flag':
      return typeof value === 'boolean' ? undefined : OTHER_KIND;
    case 'choice':
      return isOffered(is.values, value) ? undefined : NOT_OFFERED;
    case 'choices':
      if (!Array.isArray(value)) return OTHER_KIND;
      return value.every((one: Json) => isOffered(is.values, one)) ? undefined : NOT_OFFERED;
    case 'date':
    case 'time':
    case 'instant':
      return typeof value === 'string' && isTime(is.kind, value) ? undefined : OTHER_KIND;
    case 'list':
      return Array.isArray(value) && value.every(isPlainObject) ? undefined : OTHER_KIND;
    case 'any':
      return undefined;
  }
}

function textMistake(
  { min = 0, max = Infinity, pattern, format }: Extract<FieldKind, { readonly kind: 'text' }>,
  value: string,
): FormRefusal | undefined {
  const length = Array.from(value).length;
  if (length < min || length > max) return OUTSIDE;
  if (format === 'email' && !EMAIL.test(value)) return OUTSIDE;
  if (format === 'phone' && !PHONE.test(value)) return OUTSIDE;
  return pattern === undefined || matches(pattern, value) ? undefined : OUTSIDE;
}

/** A pattern of a form may be one that takes for ever: then the value does not fit. */
function matches(pattern: string, value: string): boolean {
  try {
    return withTimeLimit(() => new RegExp(pattern, 'u').test(value), PATTERN_MS);
  } catch {
    return false;
  }
}

function numberMistake(
  { min = -Infinity, max = Infinity, digits }: Extract<FieldKind, { readonly kind: 'number' }>,
  value: Json | undefined,
): FormRefusal | undefined {
  // Forms may send numbers as texts, which keep all their digits.
  const written = typeof value === 'number' ? String(value) : value;
  if (typeof written !== 'string' || !/^-?\d{1,40}(?:\.\d{1,40})?(?:e[+-]?\d{1,3})?$/iu.test(written))
    return OTHER_KIND;
  const number = Number(written);
  const fraction = /\.(\d+)$/u.exec(written)?.[1]?.length ?? 0;
  return number < min || number > max || fraction > (digits ?? Infinity) ? OUTSIDE : undefined;
}

function isOffered(values: readonly Json[] | undefined, value: Json | undefined): boolean {
  return values === undefined || values.some((one) => JSON.stringify(one) === JSON.stringify(value));
}

function isTime(kind: 'date' | 'time' | 'instant', value: string): boolean {
  try {
    if (kind === 'date') return Temporal.PlainDate.from(value).toString() === value;
    if (kind === 'time') return Temporal.PlainTime.from(value.replace(/(?:Z|[+-]\d{2}:\d{2})$/u, '')).hour >= 0;
    return /^\d{4}-\d{2}-\d{2}T/u.test(value) && !Number.isNaN(Date.parse(value));
  } catch {
    return false;
  }
}

function listMistake(
  is: FieldKind,
  value: Json | undefined,
  all: NamedValues,
  clock: FeelClock,
): FormMistake | undefined {
  if (is.kind !== 'list' || !Array.isArray(value)) return undefined;
  for (const [at, entry] of value.entries()) {
    // The kind was looked at before: each entry is an object of JSON.
    const mistake = checkFields(is.fields, entry as NamedValues, all, clock);
    if (mistake !== undefined) return { ...mistake, field: `${at}.${mistake.field}` };
  }
  return undefined;
}
