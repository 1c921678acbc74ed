import { TextField } from '#commands';
import { committeeProcesses, committees } from '#council';
import type { Caller, Page, Reads, ReadsFor } from '#http';
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
import { organisations } from '#parties';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ProcessRows } from './process-rows.js';
import { processRows } from './process-rows.js';
import type { Names } from './shown-parts.js';
import type { ProcessAnswer, ProcessListed } from './strategy-process.answer.js';
import { processAnswer, processListed } from './strategy-process.answer.js';
import { processes } from './strategy-process.tables.js';
import { partiesIn, processItem, processView } from './strategy-process.view.js';

export class ProcessQuery extends PageQuery {
  @TextField({ optional: true, description: 'Exactly this title.' }) readonly title?: string;
}

@ApiTags('Processes')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('processes')
export class StrategyProcessReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Strategy processes in the order in which they were drafted' })
  @ApiPageOf(processListed, 'Processes without their parts.')
  async list(@Query() query: ProcessQuery, @AskedBy() caller: Caller): Promise<Page<ProcessListed>> {
    const reads = this.readsFor(caller);
    const { title } = query;
    return await page(reads, processes, query, whereEqual<typeof processes>({ title }), processItem);
  }

  @Get(':id')
  @ApiOperation({
    summary:
      'One process with its open measures counted, participants, fields of action, context, events, phases and committees',
  })
  @ApiAnswer(processAnswer, 'The process with everything in it.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<ProcessAnswer> {
    const reads = this.readsFor(caller);
    const rows = await processRows(reads, id);
    if (rows === undefined) throw notFound();
    const links = await reads.rows(committeeProcesses, (all) => all.where('process', '=', id));
    const linked = links.map(({ committee }) => committee);
    return processView(rows, linked, await namesIn(reads, rows, linked));
  }
}

/** A party of which the read model does not know yet, because it is behind another one, has no name for a moment. */
async function namesIn(reads: Reads, rows: ProcessRows, linked: readonly string[]): Promise<Names> {
  const parties = partiesIn(rows);
  const ids = (kind: 'organisation' | 'committee'): readonly string[] =>
    parties.flatMap((party) => (party.kind === kind ? [party.id] : []));
  const [ofOrganisations, ofCommittees] = [ids('organisation'), [...ids('committee'), ...linked]];
  const known = [
    ...(await reads.rows(organisations, (all) => all.where('id', 'in', ofOrganisations))),
    ...(await reads.rows(committees, (all) => all.where('id', 'in', ofCommittees))),
  ];
  return new Map(known.map(({ id, name }) => [id, name]));
}
