import type { OccurredAt, PersonalFields, RowOf } from '#event-sourcing';
import type { AnswerOf, Caller, LogIdentity, Page, ReadsFor, Rows } from '#http';
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
  rowSchema,
  wirePosition,
} from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateIf } from 'class-validator';
import { auditEvents } from './audit-log.projection.js';

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

class AuditQuery extends PageQuery {
  @Filter('Events behind this position.', '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11.42') readonly after?: string;
  @Filter('Events before this position.', '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11.99') readonly before?: string;
  @Filter('Exactly this type of event.', 'OrganisationRegistered') readonly type?: string;
  @Filter('Exactly this stream.', 'organisation-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11') readonly stream?: string;
  @Filter('Typed by this actor.', '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11') readonly actor?: string;
  @Filter('Everything that came of one request.', '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11') readonly correlation?: string;
}

const FILTERS = ['type', 'stream', 'actor', 'correlation'] as const;

const AUDIT_EVENT = rowSchema(auditEvents, {
  without: ['meeting', 'item'],
  and: { position: answer.position(), actedBy: partySchema },
  optional: { onBehalfOf: partySchema, occurredAt: answer.open<OccurredAt>({ local: '17:30' }), basis: basisSchema },
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
    const filter = this.#filterOf(query);
    const { items, next } = await page(this.readsFor(caller), auditEvents, query, filter, (row) => row);
    return { items: await Promise.all(items.map((row) => this.#toItem(row, caller))), next };
  }

  /** @throws Problem 400 for a position that is none, or of another log */
  #filterOf(query: AuditQuery): (rows: AuditRows) => AuditRows {
    const { after, before } = query;
    const first = after === undefined ? undefined : parsePosition(this.identity, 'after', after);
    const end = before === undefined ? undefined : parsePosition(this.identity, 'before', before);
    return (all) => {
      let rows = all;
      if (first !== undefined) rows = rows.where('ordinal', '>', first);
      if (end !== undefined) rows = rows.where('ordinal', '<', end);
      for (const name of FILTERS) {
        const value = query[name];
        if (value !== undefined) rows = rows.where(name, '=', value);
      }
      return rows;
    };
  }

  async #toItem(stored: AuditRow, caller: Caller): Promise<AuditEvent> {
    const { ordinal, revision, onBehalfOf, occurredAt, basis, meeting, item, ...row } = stored;
    return {
      position: wirePosition(this.identity, ordinal),
      ...row,
      revision: revision.toString(),
      ...(onBehalfOf !== null && { onBehalfOf }),
      ...(occurredAt !== null && { occurredAt }),
      ...(basis !== null && { basis }),
      data: await openPersonal(this.personal, caller, { stream: row.stream, eventId: row.event }, row.data),
    };
  }
}
