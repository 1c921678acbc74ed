import type { Evidence, OccurredAt, PersonalFields, RowOf } from '#event-sourcing';
import { ChoiceField } from '#commands';
import type { AnswerOf, Caller, LogIdentity, Page, ReadsFor, Role, Rows } from '#http';
import {
  answer,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  basisSchema,
  LOG_IDENTITY,
  May,
  openPersonal,
  page,
  PageQuery,
  parsePosition,
  partySchema,
  PERSONAL_FIELDS,
  READS_FOR,
  ROLES,
  rowSchema,
  wirePosition,
} from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { actorsWith } from './actors-with-role.js';
import { auditEvents } from './audit-log.projection.js';
import { pageWithText } from './page-with-text.js';
import { typedAs } from './typed-as.js';

type AuditRow = RowOf<typeof auditEvents>;
type AuditRows = Rows<typeof auditEvents>;

/** A filter by a column's exact value. */
function Filter(description: string, example: string): PropertyDecorator {
  return (target, name) => {
    ApiProperty({ required: false, type: String, description, example })(target, name);
    ValidateIf((_query, value) => value !== undefined)(target, name);
    IsString()(target, name);
    MaxLength(300)(target, name);
  };
}

/** A filter by several exact values. */
function ManyFilter(description: string, example: string): PropertyDecorator {
  return (target, name) => {
    ApiProperty({ required: false, type: [String], description, example: [example] })(target, name);
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))(target, name);
    ValidateIf((_query, value) => value !== undefined)(target, name);
    IsArray()(target, name);
    ArrayMaxSize(50)(target, name);
    IsString({ each: true })(target, name);
    MaxLength(300, { each: true })(target, name);
  };
}

const EVIDENCE_KINDS = ['document', 'oral', 'system', 'illustration'] as const satisfies readonly Evidence['kind'][];

class AuditQuery extends PageQuery {
  @Filter('Events behind this position.', '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11.42') readonly after?: string;
  @Filter('Events before this position.', '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11.99') readonly before?: string;
  @ManyFilter('Exactly these types of event; repeat the field for several, at most 50.', 'OrganisationRegistered')
  readonly type?: readonly string[];
  @ChoiceField(EVIDENCE_KINDS, { optional: true, description: 'Resting on this kind of evidence.' })
  readonly evidence?: (typeof EVIDENCE_KINDS)[number];
  @ChoiceField(ROLES, {
    optional: true,
    description:
      'Typed by an actor who has or had this role. Which of its roles allowed a command is not kept with the event.',
  })
  readonly role?: Role;
  @ApiProperty({
    required: false,
    type: String,
    minLength: 3,
    maxLength: 100,
    description:
      'In a text of the data, in upper or lower case; never in personal fields. A call looks through 2,000 events at most: `next` goes on, also behind an empty page.',
    example: 'Sachstand',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @IsString()
  @MinLength(3)
  @MaxLength(100)
  readonly text?: string;
  @Filter('Exactly this stream.', 'organisation-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11') readonly stream?: string;
  @Filter('Typed by this actor.', '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11') readonly actor?: string;
  @Filter('Everything that came of one request.', '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11') readonly correlation?: string;
}

const FILTERS = ['stream', 'actor', 'correlation'] as const;

const AUDIT_EVENT = rowSchema(auditEvents, {
  without: ['meeting', 'item'],
  and: { position: answer.position(), actedBy: partySchema },
  optional: {
    typedAs: answer.text(
      'Leitung Kultur',
      'The functions that the actor is or was linked to, else its roles; never a name. Left out: the actor is none of the register.',
    ),
    onBehalfOf: partySchema,
    occurredAt: answer.open<OccurredAt>({ local: '17:30' }),
    basis: basisSchema,
  },
  examples: {
    stream: 'organisation-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11',
    category: 'organisation',
    type: 'OrganisationRegistered',
    occurredOn: '2019-02-14',
    recordedAt: '2019-02-14T08:00:00.000Z',
    writtenAt: '2019-02-14T08:00:00.000Z',
    evidenceKind: 'document',
    data: { name: 'Stadtverwaltung', kind: 'administration' },
    command: answer.id().example,
    correlation: answer.id().example,
    causation: answer.id().example,
  },
});

type AuditEvent = AnswerOf<typeof AUDIT_EVENT>;

/** The audit log: for every event the actor, the acting party, the data, the dates, and the evidence. */
@ApiTags('Audit')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('audit')
export class AuditReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
    @Inject(PERSONAL_FIELDS) private readonly personal: PersonalFields,
  ) {}

  @Get('events')
  @May('auditor', 'data-protection')
  @ApiOperation({
    summary: 'Events of the whole log in its order',
    description:
      'Roles: auditor, data-protection. Personal fields are `null` for the auditor, who may not read persons, and once their key was destroyed; to data-protection events of what is not public are not shown.',
  })
  @ApiPageOf(AUDIT_EVENT, 'Events in the order of the log.')
  async events(@Query() query: AuditQuery, @AskedBy() caller: Caller): Promise<Page<AuditEvent>> {
    const reads = this.readsFor(caller);
    const actors = query.role === undefined ? undefined : await actorsWith(reads, query.role);
    const filter = this.#filterOf(query, actors);
    const { items, next } =
      query.text === undefined
        ? await page(reads, auditEvents, query, filter, (row) => row)
        : await pageWithText(reads, query, query.text, filter);
    const words = await typedAs(reads, new Set(items.map(({ actor }) => actor)));
    return { items: await Promise.all(items.map((row) => this.#toItem(row, words.get(row.actor), caller))), next };
  }

  /** @throws Problem 400 for a position that is none, or of another log */
  #filterOf(query: AuditQuery, actors: readonly string[] | undefined): (rows: AuditRows) => AuditRows {
    const { after, before, type, evidence } = query;
    const first = after === undefined ? undefined : parsePosition(this.identity, 'after', after);
    const end = before === undefined ? undefined : parsePosition(this.identity, 'before', before);
    return (all) => {
      let rows = all;
      if (first !== undefined) rows = rows.where('ordinal', '>', first);
      if (end !== undefined) rows = rows.where('ordinal', '<', end);
      if (type !== undefined) rows = rows.where('type', 'in', type);
      if (evidence !== undefined) rows = rows.where('evidenceKind', '=', evidence);
      if (actors !== undefined) rows = rows.where('actor', 'in', actors);
      for (const name of FILTERS) {
        const value = query[name];
        if (value !== undefined) rows = rows.where(name, '=', value);
      }
      return rows;
    };
  }

  async #toItem(stored: AuditRow, words: string | undefined, caller: Caller): Promise<AuditEvent> {
    const { ordinal, revision, onBehalfOf, occurredAt, basis, meeting, item, ...row } = stored;
    return {
      position: wirePosition(this.identity, ordinal),
      ...row,
      revision: revision.toString(),
      ...(words !== undefined && { typedAs: words }),
      ...(onBehalfOf !== null && { onBehalfOf }),
      ...(occurredAt !== null && { occurredAt }),
      ...(basis !== null && { basis }),
      data: await openPersonal(this.personal, caller, { stream: row.stream, eventId: row.event }, row.data),
    };
  }
}
