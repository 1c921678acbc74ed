import type { Evidence, OccurredAt, Party } from '#event-sourcing';
import { isDay } from '#event-sourcing';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';
import type { FieldText } from './field.js';
import { field } from './field.js';
import { ChoiceField, IdField, Sha256Field, TextField } from './plain-fields.js';
import type { UnionMembers } from './nested-fields.js';
import { UnionField, UnionsField } from './nested-fields.js';

class DocumentEvidence {
  @ChoiceField(['document']) readonly kind!: 'document';
  @TextField({ example: 'Niederschrift Sozialausschuss 14.02.2019' }) readonly reference!: string;
  @Sha256Field({ description: 'SHA-256 of the document' }) readonly sha256!: string;
  @TextField({ optional: true, example: 'TOP 5' }) readonly locus?: string;
  @TextField({
    optional: true,
    example: 'steuern den Prozess',
    description:
      'The passage, word for word, from which the fact is inferred. Left out: the document states the fact. No names of people here.',
  })
  readonly inferredFrom?: string;
}
class OralEvidence {
  @ChoiceField(['oral']) readonly kind!: 'oral';
  @TextField({ example: 'telephone call with the office', description: 'No names of people here.' })
  readonly reference!: string;
}
class SystemEvidence {
  @ChoiceField(['system']) readonly kind!: 'system';
  @TextField() readonly policy!: string;
}
class IllustrationEvidence {
  @ChoiceField(['illustration']) readonly kind!: 'illustration';
}

class PersonParty {
  @ChoiceField(['person']) readonly kind!: 'person';
  @IdField() readonly id!: string;
}
class CommitteeParty {
  @ChoiceField(['committee']) readonly kind!: 'committee';
  @IdField() readonly id!: string;
}
class OrganisationParty {
  @ChoiceField(['organisation']) readonly kind!: 'organisation';
  @IdField() readonly id!: string;
}
class FunctionParty {
  @ChoiceField(['function']) readonly kind!: 'function';
  @TextField({ example: 'Leitung Kultur' }) readonly title!: string;
  @IdField({ optional: true }) readonly organisation?: string;
}
class PolicyParty {
  @ChoiceField(['policy']) readonly kind!: 'policy';
  @TextField() readonly name!: string;
}
class UnknownParty {
  @ChoiceField(['unknown']) readonly kind!: 'unknown';
}

class LocalTime {
  @field({ example: '2019-02-14T17:05' }, { type: String }, [
    ValidateBy(
      { name: 'isLocalTime', validator: { validate: isLocalTime } },
      { message: '$property must be a local time of a day that exists, such as 2019-02-14T17:05' },
    ),
  ])
  readonly local!: string;
}
class BeforeItem {
  @IdField() readonly beforeItem!: string;
}

/** The evidence of a statement: a document with its hash, an oral statement, a policy, or an illustration. */
export function EvidenceField(options: FieldText = {}): PropertyDecorator {
  const members = {
    document: DocumentEvidence,
    oral: OralEvidence,
    system: SystemEvidence,
    illustration: IllustrationEvidence,
  } satisfies Record<Evidence['kind'], unknown>;
  return UnionField({ by: 'kind', members }, options);
}

interface PartyOptions extends FieldText {
  /** The kinds that are taken. Default: all. */
  readonly only?: readonly Party['kind'][];
}

/** A party: a person, a unit or a function. */
export function PartyField({ only, ...options }: PartyOptions = {}): PropertyDecorator {
  return UnionField({ by: 'kind', members: partyClasses(only) }, options);
}

export function PartiesField({ only, ...options }: PartyOptions & { readonly max: number }): PropertyDecorator {
  return UnionsField({ by: 'kind', members: partyClasses(only) }, options);
}

function partyClasses(only: readonly Party['kind'][] | undefined): UnionMembers['members'] {
  const all = {
    person: PersonParty,
    committee: CommitteeParty,
    organisation: OrganisationParty,
    function: FunctionParty,
    policy: PolicyParty,
    unknown: UnknownParty,
  } satisfies Record<Party['kind'], unknown>;
  return only === undefined ? all : Object.fromEntries(only.map((kind) => [kind, all[kind]]));
}

/** `{local: "2019-02-14T17:05"}` or `{beforeItem: <item's id>}`. */
export function OccurredAtField(options: FieldText = {}): PropertyDecorator {
  const schema = { oneOf: [LocalTime, BeforeItem].map((one) => ({ $ref: getSchemaPath(one) })) };
  const toMember = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    // Both classes are valid results; the return type is unknown.
    return plainToInstance(('beforeItem' in value ? BeforeItem : LocalTime) as typeof LocalTime, value);
  };
  const validate = (value: unknown): value is OccurredAt => value instanceof LocalTime || value instanceof BeforeItem;
  const decorate = field(options, schema, [
    Transform(({ value }: { value: unknown }) => toMember(value)),
    ValidateBy(
      { name: 'isOccurredAt', validator: { validate } },
      { message: '$property must be {local} or {beforeItem}' },
    ),
    ValidateNested(),
  ]);
  return (target, key) => {
    ApiExtraModels(LocalTime, BeforeItem)(target.constructor);
    decorate(target, key);
  };
}

function isLocalTime(value: unknown): boolean {
  const [, day = ''] =
    /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d$/.exec(typeof value === 'string' ? value : '') ?? [];
  return isDay(day);
}
