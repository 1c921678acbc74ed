import type { BusinessClock } from '#event-sourcing';
import type { ReadModels } from '#http';
import { ApiAnswer, ApiReadProblems, BUSINESS_CLOCK, notFound, OnQuery, READ_MODELS } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { namesOf } from '#shared-kernel';
import { organisations } from '#parties';
import type { Waiting } from './waiting.js';
import { waitingOf } from './waiting.js';
import type { WeekEntry } from './week.js';
import { weekOf } from './week.js';
import { MOST_SHOWN, waitingAnswer, weekAnswer } from './week.answer.js';
import { weekEntries } from './week-entries.js';

@ApiTags('Organisations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('organisations')
export class WeekReads {
  constructor(
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get(':id/week')
  @ApiOperation({
    summary: 'My week: what an organisation has to do or to be at, this week and the next, and what is overdue',
  })
  @ApiAnswer(weekAnswer, 'The week that the day lies in, from Monday to Sunday.')
  async week(@Param('id', ParseUUIDPipe) id: string, @Query() query: OnQuery): Promise<object> {
    const organisation = await this.#organisation(id);
    const on = query.on ?? this.clock.today();
    const { from, to, ...groups } = weekOf(await weekEntries(this.reads, id, on), on);
    const nameOf = await namesOf(
      this.reads,
      Object.values(groups).flatMap((entries) => entries.slice(0, MOST_SHOWN).flatMap(({ of }) => of ?? [])),
    );
    const shown = (entries: readonly WeekEntry[]): object =>
      firstOf(entries, ({ of, ...entry }) => ({
        ...entry,
        of: of === null ? null : { ...of, name: nameOf(of.kind, of.id) },
      }));
    const { overdue, thisWeek, nextWeek, undated } = groups;
    return {
      ...{ organisation, on, from, to },
      ...{ overdue: shown(overdue), thisWeek: shown(thisWeek), nextWeek: shown(nextWeek), undated: shown(undated) },
    };
  }

  @Get(':id/waiting')
  @ApiOperation({ summary: 'Waiting for whom: what an organisation waits for, and what others wait for it to do' })
  @ApiAnswer(waitingAnswer, 'What stands now, and who has to move.')
  async waiting(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const organisation = await this.#organisation(id);
    const { waitsFor, awaited } = await waitingOf(this.reads, id);
    const sides = [...waitsFor.slice(0, MOST_SHOWN), ...awaited.slice(0, MOST_SHOWN)];
    const nameOf = await namesOf(
      this.reads,
      sides.flatMap(({ thing, on, whom }) => [
        thing,
        ...(on === null ? [] : [on]),
        ...(whom === null ? [] : [{ kind: 'organisation' as const, id: whom }]),
      ]),
    );
    const shown = (entries: readonly Waiting[]): object =>
      firstOf(entries, ({ thing, on, whom, ...entry }) => ({
        ...entry,
        thing: { ...thing, name: nameOf(thing.kind, thing.id) },
        on: on === null ? null : { ...on, name: nameOf(on.kind, on.id) },
        whom: whom === null ? null : { id: whom, name: nameOf('organisation', whom) },
      }));
    return { organisation, waitsFor: shown(waitsFor), awaited: shown(awaited) };
  }

  async #organisation(id: string): Promise<object> {
    const row = await this.reads.row(organisations, { id });
    if (row === undefined) throw notFound();
    return { id, name: row.name };
  }
}

/** As many entries as are shown, and how many more there are. */
function firstOf<Entry>(entries: readonly Entry[], show: (entry: Entry) => object): object {
  return { entries: entries.slice(0, MOST_SHOWN).map(show), more: Math.max(0, entries.length - MOST_SHOWN) };
}
