import type { BusinessClock } from '#event-sourcing';
import type { AnswerOf, Caller, ReadsFor } from '#http';
import { answer, ApiAnswer, ApiReadProblems, AskedBy, BUSINESS_CLOCK, May, READS_FOR, ReadQuery } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { aboutOf, aboutSchema, namedKindOf, namesOf } from '#shared-kernel';
import { STILL_AS, stillWithEnded } from './still-with-ended.js';

/** The most entries that are shown; `more` counts the others. */
const MOST_SHOWN = 500;

const { choice, integer, list, shape } = answer;

const STILL_WITH_ENDED = shape({
  items: list(shape({ as: choice(...STILL_AS), thing: aboutSchema, ended: aboutSchema })),
  more: integer(0),
});

@ApiTags('Conflicts')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('still-with-ended')
export class StillWithEndedReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @May('process-manager', 'clerk', 'auditor', 'administrator')
  @ApiOperation({
    summary: 'Still with what has ended: leads, assignments, units, meetings and seats that someone has to move',
  })
  @ApiAnswer(STILL_WITH_ENDED, 'What is open and with an organisation, process, committee or person that has ended.')
  async list(@Query() _query: ReadQuery, @AskedBy() caller: Caller): Promise<AnswerOf<typeof STILL_WITH_ENDED>> {
    const reads = this.readsFor(caller);
    const all = await stillWithEnded(reads, this.clock.today());
    const shown = all.slice(0, MOST_SHOWN);
    const nameOf = await namesOf(
      reads,
      shown.flatMap(({ thing, ended }) =>
        [thing, ended].flatMap(({ category, id }) => {
          const kind = namedKindOf(category);
          return kind === undefined ? [] : [{ kind, id }];
        }),
      ),
    );
    return {
      items: shown.map(({ as, thing, ended }) => ({
        as,
        thing: aboutOf(thing.category, thing.id, nameOf),
        ended: aboutOf(ended.category, ended.id, nameOf),
      })),
      more: all.length - shown.length,
    };
  }
}
