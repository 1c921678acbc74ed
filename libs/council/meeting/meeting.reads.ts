import { ChoiceField, DayField, IdField } from '#commands';
import { streamName } from '#event-sourcing';
import type { DocumentStore } from '#documents';
import { DamagedDocument, DOCUMENTS } from '#documents';
import type { Caller, Page, Reads, ReadsFor, Rows } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  notFound,
  page,
  PageQuery,
  READS_FOR,
  whereEqual,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { deviationsOf, namesOf } from '#shared-kernel';
import type { MeetingAnswer, MeetingListed } from './meeting.answer.js';
import { meetingAnswer, meetingListed } from './meeting.answer.js';
import type { Publicity } from './meeting.events.js';
import { PUBLICITY } from './meeting.events.js';
import type { KnownMeeting } from './meeting.state.js';
import type { MeetingRows } from './meeting.view.js';
import { meetingItem, meetingView, mentionedBy, textsOfItem } from './meeting.view.js';
import {
  agendaItems,
  itemCorrections,
  itemFindings,
  itemOutcomes,
  itemRequests,
  jointSittings,
  meetingAttendance,
  meetingCourse,
  meetingProcesses,
  meetings,
} from './meeting.tables.js';

const STATUSES = ['planned', 'invited', 'open', 'interrupted', 'closed', 'cancelled', 'held'] as const;

export class MeetingQuery extends PageQuery {
  @IdField({ optional: true, description: 'Its sittings, joint ones included.' }) readonly committee?: string;
  @IdField({ optional: true, description: 'Those about this strategy process.' }) readonly process?: string;
  @DayField({ optional: true, description: 'Those that may be on this day or later.' }) readonly from?: string;
  @DayField({ optional: true, description: 'Those that may be on this day or earlier.' }) readonly to?: string;
  @ChoiceField(STATUSES, { optional: true }) readonly status?: KnownMeeting['status'];
  @ChoiceField(PUBLICITY, { optional: true }) readonly public?: Publicity;
}

@ApiTags('Meetings')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('meetings')
export class MeetingReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(DOCUMENTS) private readonly documents: DocumentStore,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Meetings in the order in which they were entered' })
  @ApiPageOf(meetingListed, 'Meetings without their agendas.')
  async list(@Query() query: MeetingQuery, @AskedBy() caller: Caller): Promise<Page<MeetingListed>> {
    const reads = this.readsFor(caller);
    const linked = query.process === undefined ? undefined : await meetingsAbout(reads, query.process);
    if (linked?.length === 0) return { items: [], next: null };
    const joint = query.committee === undefined ? [] : await jointSittingsOf(reads, query.committee);
    const found = await page(
      reads,
      meetings,
      query,
      (rows) => filtered(rows, query, linked, joint),
      (row) => row,
    );
    const nameOf = await namesOf(
      reads,
      found.items.flatMap(({ committee, jointWith }) =>
        [committee, ...jointWith].map((one) => ({ kind: 'committee', id: one }) as const),
      ),
    );
    return { ...found, items: found.items.map((row) => meetingItem(row, nameOf)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One meeting with its agenda, every outcome and correction, and who was there' })
  @ApiAnswer(meetingAnswer, 'The meeting with its agenda.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<MeetingAnswer> {
    const reads = this.readsFor(caller);
    const meeting = await reads.row(meetings, { id });
    if (meeting === undefined) throw notFound();
    const items = await reads.rows(agendaItems, (rows) => rows.where('meeting', '=', id).orderBy('ordinal'));
    const links = await reads.rows(meetingProcesses, (rows) => rows.where('meeting', '=', id));
    const rows: MeetingRows = {
      meeting,
      items,
      processes: links.map(({ process }) => process),
      course: await reads.rows(meetingCourse, (rows) => rows.where('meeting', '=', id).orderBy('ordinal')),
      outcomes: await reads.rows(itemOutcomes, (rows) => rows.where('meeting', '=', id).orderBy('ordinal')),
      corrections: await reads.rows(itemCorrections, (rows) => rows.where('meeting', '=', id).orderBy('ordinal')),
      findings: await reads.rows(itemFindings, (rows) => rows.where('meeting', '=', id).orderBy('ordinal')),
      requests: await reads.rows(itemRequests, (rows) => rows.where('meeting', '=', id).orderBy('ordinal')),
      attendance: await reads.rows(meetingAttendance, (rows) => rows.where('meeting', '=', id).orderBy('ordinal')),
      deviations: await deviationsOf(reads, streamName('meeting', id)),
      texts: await this.#texts(items.flatMap(textsOfItem)),
    };
    return meetingView(rows, await namesOf(reads, mentionedBy(rows)));
  }

  async #texts(hashes: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const hash of new Set(hashes)) {
      const text = hash === null ? undefined : await this.#text(hash);
      if (hash !== null && text !== undefined) texts.set(hash, text);
    }
    return texts;
  }

  /** A text that is gone or damaged is shown by its hash alone; the rest of the meeting can still be read. */
  async #text(hash: string): Promise<string | undefined> {
    try {
      const bytes = await this.documents.get(hash);
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    } catch (error) {
      if (error instanceof DamagedDocument) return undefined;
      throw error;
    }
  }
}

async function meetingsAbout(reads: Reads, process: string): Promise<readonly string[]> {
  const links = await reads.rows(meetingProcesses, (rows) => rows.where('process', '=', process));
  return links.map(({ meeting }) => meeting);
}

/** Joint sittings in which the committee is not the first one. */
async function jointSittingsOf(reads: Reads, committee: string): Promise<readonly string[]> {
  const rows = await reads.rows(jointSittings, (all) => all.where('committee', '=', committee));
  return rows.map(({ meeting }) => meeting);
}

/** A meeting whose day is not known precisely is found by every day that it may be on. */
function filtered(
  rows: Rows<typeof meetings>,
  query: MeetingQuery,
  linked: readonly string[] | undefined,
  joint: readonly string[],
): Rows<typeof meetings> {
  const { committee, status } = query;
  const matching = whereEqual<typeof meetings>({ status, public: query.public })(rows);
  const equal =
    committee === undefined
      ? matching
      : matching.where((eb) => eb.or([eb('committee', '=', committee), eb('id', 'in', [...joint, ''])]));
  const about = linked === undefined ? equal : equal.where('id', 'in', linked);
  const since = query.from === undefined ? about : about.where('lastDay', '>=', query.from);
  return query.to === undefined ? since : since.where('firstDay', '<=', query.to);
}
