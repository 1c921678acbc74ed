import { isDay, isInstant, isPartialDate } from '#event-sourcing';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator';
import type { FieldText } from './field.js';
import { field } from './field.js';
import { declareHash } from './named-hashes.js';

/** Longest single-line text (a title, a name) and longest free text, in UTF-16 units; the defaults of fields. */
export const TEXT_LIMITS = { line: 300, text: 20_000 } as const;

interface TextOptions extends FieldText {
  readonly max?: number;
}

// Refuses control characters but tab and line ends, and half surrogates, which no store keeps faithfully.
const PRINTABLE = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

/** Normal forms sort the marks on one letter in the square of their number; no script needs as many (UAX 15, section 4). */
const MARKS_ON_A_LETTER = 30;
const TOO_MANY_MARKS = /\p{M}{31}/u;

/** The checks of a text, or with `each` of every text in a list. */
function textChecks(max: number, each = false): readonly PropertyDecorator[] {
  const values = each ? 'each value in ' : '';
  return [
    IsString({ each }),
    MaxLength(max, { each }),
    Matches(/\S/, { each, message: `${values}$property must not be blank` }),
    Matches(PRINTABLE, { each, message: `${values}$property must not contain control characters` }),
    ValidateBy(
      {
        name: 'hasFewMarks',
        validator: { validate: (value) => typeof value !== 'string' || !TOO_MANY_MARKS.test(value) },
      },
      { each, message: `${values}$property must not have more than ${MARKS_ON_A_LETTER} accents on one letter` },
    ),
  ];
}

/** Text with at least one visible character. */
export function TextField(options: TextOptions = {}): PropertyDecorator {
  const max = options.max ?? TEXT_LIMITS.line;
  return field(options, { type: String, minLength: 1, maxLength: max }, textChecks(max));
}

/** A list of texts, each once and with at least one visible character. */
export function TextsField(
  options: FieldText & { readonly most: number; readonly max: number; readonly min?: number },
): PropertyDecorator {
  const { most, max, min = 1 } = options;
  const items = { type: 'string', minLength: 1, maxLength: max };
  return field(options, { type: 'array', items, minItems: min, maxItems: most, uniqueItems: true }, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(most),
    ArrayUnique(),
    ...textChecks(max, true),
  ]);
}

export function IdField(options: FieldText = {}): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, [IsUUID()]);
}

/** An id that the route's path gives, not the body. */
export function PathIdField(): PropertyDecorator {
  return IsUUID();
}

export function IdsField(
  options: FieldText & { readonly max?: number; readonly min?: number } = {},
): PropertyDecorator {
  const max = options.max ?? 200;
  const min = options.min ?? 0;
  return field(options, { type: [String], format: 'uuid', maxItems: max, minItems: min, uniqueItems: true }, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  ]);
}

export function ChoiceField(choices: readonly string[], options: FieldText = {}): PropertyDecorator {
  return field(options, { type: String, enum: [...choices] }, [
    IsIn([...choices], { message: `$property must be one of ${choices.join(', ')}` }),
  ]);
}

export function NumberField(options: FieldText & { readonly min: number; readonly max: number }): PropertyDecorator {
  const { min, max } = options;
  return field(options, { type: 'integer', minimum: min, maximum: max }, [IsInt(), Min(min), Max(max)]);
}

export function FlagField(options: FieldText = {}): PropertyDecorator {
  return field(options, { type: Boolean }, [IsBoolean()]);
}

/** In a query: `true` or `false`. */
export function QueryFlagField(options: FieldText = {}): PropertyDecorator {
  return field(options, { type: Boolean }, [
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  ]);
}

/** A revision as answers show it. */
export function RevisionField(options: FieldText = {}): PropertyDecorator {
  return field(options, { type: String, pattern: '^[0-9]{1,18}$' }, [
    Matches(/^\d{1,18}$/, { message: '$property must be a revision' }),
  ]);
}

/** `2018`, `2018-H2`, `2018-Q4`, `2018-10`, `2018-10-31`, with suffix `~` for circa, or `unknown`. */
export function PartialDateField(options: FieldText = {}): PropertyDecorator {
  const text = { example: '2018-10', ...options };
  const message = '$property must be a date such as 2018, 2018-H2, 2018-Q4, 2018-10, 2018-10-31, 2018-10~ or unknown';
  return field(text, { type: String }, [
    ValidateBy({ name: 'isPartialDate', validator: { validate: isPartialDate } }, { message }),
  ]);
}

export function DayField(options: FieldText = {}): PropertyDecorator {
  const text = { example: '2019-02-14', ...options };
  const validate = (value: unknown): boolean => typeof value === 'string' && isDay(value);
  return field(text, { type: String, format: 'date' }, [
    ValidateBy(
      { name: 'isDay', validator: { validate } },
      { message: '$property must be a day that exists, as YYYY-MM-DD' },
    ),
  ]);
}

/** A point in time with its offset, RFC 3339. */
export function InstantField(options: FieldText = {}): PropertyDecorator {
  const text = { example: '2019-02-14T16:00:00Z', ...options };
  return field(text, { type: String, format: 'date-time' }, [
    ValidateBy(
      { name: 'isInstant', validator: { validate: isInstant } },
      { message: '$property must be an instant such as 2019-02-14T16:00:00Z' },
    ),
  ]);
}

/** SHA-256 of a document, 64 hexadecimal digits in lower case. In a command the document must be kept. */
export function Sha256Field(options: FieldText = {}): PropertyDecorator {
  const decorate = field(options, { type: String, pattern: '^[0-9a-f]{64}$' }, [
    Matches(/^[0-9a-f]{64}$/, { message: '$property must be a SHA-256 of 64 hexadecimal digits in lower case' }),
  ]);
  return (target, key) => {
    declareHash(target, String(key));
    decorate(target, key);
  };
}
