import type { RowOf } from '#event-sourcing';
import { isIllustration } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import { ApiPageOf, ApiReadProblems, badField, notFound, PAGE_LIMITS, PageQuery, READ_MODELS } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { entriesAbout } from './entries-about.js';
import { timelineEntry } from './timeline.answer.js';
import type { TimelineCursor, TimelinePlace } from './timeline-page.js';
import { parseTimelineCursor, timelineSlice } from './timeline-page.js';
import { timelineCorrections, timelineDates, timelineEntries, timelineLinks } from './timeline.tables.js';

@ApiTags('Processes')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('processes')
export class TimelineReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get(':id/timeline')
  @ApiOperation({
    summary: 'What happened in a process, its committees, meetings and papers, by the day on which it happened',
    description:
      'Sorted by first day, then precision, then the order of entry; what has no known day comes last. A sequence of pages shows the log as it was at its first page.',
  })
  @ApiPageOf(timelineEntry, 'What happened.')
  async list(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<Page<object>> {
    const cursor = query.cursor === undefined ? undefined : cursorOf(query.cursor);
    const links = await this.reads.rows(timelineLinks, (rows) => rows.where('process', '=', id));
    const entities = links.map(({ entity }) => entity);
    if (entities.length === 0) throw notFound();
    const dates = await this.reads.rows(timelineDates, (rows) => rows.where('entity', 'in', entities));
    const { places, next } = timelineSlice(links, dates, query.limit ?? PAGE_LIMITS.default, cursor);
    return { items: await this.#items(places), next };
  }

  async #items(places: readonly TimelinePlace[]): Promise<readonly object[]> {
    if (places.length === 0) return [];
    const events = places.map(({ event }) => event);
    const entries = await this.reads.rows(timelineEntries, (rows) => rows.where('event', 'in', events));
    const sources = entries.map(({ source }) => source);
    const corrections = await this.reads.rows(timelineCorrections, (rows) => rows.where('source', 'in', sources));
    const byEvent = new Map(entries.map((entry) => [entry.event, entry]));
    const correctedBy = new Map(corrections.map(({ entity, source, by }) => [`${entity} ${source}`, by]));
    const about = await entriesAbout(this.reads, entries);
    return places.flatMap(({ event, on }) => {
      const entry = byEvent.get(event);
      if (entry === undefined) return [];
      return [{ ...item(entry, on, correctedBy.get(`${entry.entity} ${entry.source}`)), ...about(entry) }];
    });
  }
}

/** @throws Problem 400 */
function cursorOf(text: string): TimelineCursor {
  const cursor = parseTimelineCursor(text);
  if (cursor === undefined) throw badField('cursor', 'cursor must be the `next` of a page before');
  return cursor;
}

function item(
  { event, entity, kind, type, data, actedBy, evidence }: RowOf<typeof timelineEntries>,
  on: string,
  correctedBy: string | undefined,
): object {
  return {
    event,
    on,
    type,
    entity: { kind, id: entity },
    data,
    actedBy,
    evidence,
    illustration: isIllustration(evidence),
    correctedBy: correctedBy ?? null,
  };
}
