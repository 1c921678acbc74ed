import type { Caller, Page, Reads, ReadsFor } from '#http';
import { ApiPageOf, ApiReadProblems, AskedBy, badField, notFound, PAGE_LIMITS, PageQuery, READS_FOR } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TimelineEntry } from './timeline.answer.js';
import { timelineEntry } from './timeline.answer.js';
import type { TimelineCursor, TimelinePlace } from './timeline-page.js';
import { parseTimelineCursor, timelineSlice } from './timeline-page.js';
import { timelineCorrections, timelineDates, timelineEntries, timelineLinks } from './timeline.tables.js';
import { entriesAbout, entryView } from './timeline.view.js';

@ApiTags('Processes')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('processes')
export class TimelineReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get(':id/timeline')
  @ApiOperation({
    summary: 'What happened in a process, its committees, meetings and papers, by the day on which it happened',
    description:
      'Sorted by first day, then precision, then the order of entry; what has no known day comes last. A sequence of pages shows the log as it was at its first page.',
  })
  @ApiPageOf(timelineEntry, 'What happened.')
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @AskedBy() caller: Caller,
  ): Promise<Page<TimelineEntry>> {
    const reads = this.readsFor(caller);
    const cursor = query.cursor === undefined ? undefined : cursorOf(query.cursor);
    const links = await reads.rows(timelineLinks, (rows) => rows.where('process', '=', id));
    const entities = links.map(({ entity }) => entity);
    if (entities.length === 0) throw notFound();
    const dates = await reads.rows(timelineDates, (rows) => rows.where('entity', 'in', entities));
    const { places, next } = timelineSlice(links, dates, query.limit ?? PAGE_LIMITS.default, cursor);
    return { items: await entriesAt(reads, places), next };
  }
}

async function entriesAt(reads: Reads, places: readonly TimelinePlace[]): Promise<readonly TimelineEntry[]> {
  if (places.length === 0) return [];
  const events = places.map(({ event }) => event);
  const entries = await reads.rows(timelineEntries, (rows) => rows.where('event', 'in', events));
  const sources = entries.map(({ source }) => source);
  const corrections = await reads.rows(timelineCorrections, (rows) => rows.where('source', 'in', sources));
  const byEvent = new Map(entries.map((entry) => [entry.event, entry]));
  const correctedBy = new Map(corrections.map(({ entity, source, by }) => [`${entity} ${source}`, by]));
  const about = await entriesAbout(reads, entries);
  return places.flatMap(({ event, on }) => {
    const entry = byEvent.get(event);
    if (entry === undefined) return [];
    return [entryView(entry, on, correctedBy.get(`${entry.entity} ${entry.source}`), about(entry))];
  });
}

/** @throws Problem 400 */
function cursorOf(text: string): TimelineCursor {
  const cursor = parseTimelineCursor(text);
  if (cursor === undefined) throw badField('cursor', 'cursor must be the `next` of a page before');
  return cursor;
}
