import { TextField } from '#commands';
import type { Page, ReadModels } from '#http';
import { ApiAnswer, ApiPageOf, ApiReadProblems, notFound, page, PageQuery, READ_MODELS, whereEqual } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { committeeProcesses, committees } from '#council';
import { organisations } from '#parties';
import { processAnswer, processListed } from './strategy-process.answer.js';
import type { Names, ProcessRows } from './strategy-process.view.js';
import { partiesIn, processItem, processView } from './strategy-process.view.js';
import {
  contextEntries,
  deliverables,
  fieldsOfAction,
  phases,
  processCycles,
  processDates,
  processes,
  processEvents,
  processInvitations,
  processMeasures,
  processParticipants,
} from './strategy-process.tables.js';

export class ProcessQuery extends PageQuery {
  @TextField({ optional: true, description: 'Exactly this title.' }) readonly title?: string;
}

@ApiTags('Processes')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('processes')
export class StrategyProcessReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Strategy processes in the order in which they were drafted' })
  @ApiPageOf(processListed, 'Processes without their parts.')
  async list(@Query() query: ProcessQuery): Promise<Page<object>> {
    const { title } = query;
    return await page(this.reads, processes, query, whereEqual<typeof processes>({ title }), processItem);
  }

  @Get(':id')
  @ApiOperation({
    summary:
      'One process with its open measures counted, participants, fields of action, context, events, phases and committees',
  })
  @ApiAnswer(processAnswer, 'The process with everything in it.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const rows = await this.#rows(id);
    if (rows === undefined) throw notFound();
    const links = await this.reads.rows(committeeProcesses, (all) => all.where('process', '=', id));
    const linked = links.map(({ committee }) => committee);
    return processView(rows, linked, await this.#names(rows, linked));
  }

  async #rows(id: string): Promise<ProcessRows | undefined> {
    const { reads } = this;
    const process = await reads.row(processes, { id });
    if (process === undefined) return undefined;
    return {
      process,
      dates: await reads.rows(processDates, (rows) => rows.where('process', '=', id)),
      measures: await reads.rows(processMeasures, (rows) => rows.where('process', '=', id)),
      participants: await reads.rows(processParticipants, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
      fieldsOfAction: await reads.rows(fieldsOfAction, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
      context: await reads.rows(contextEntries, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
      events: await reads.rows(processEvents, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
      invitations: await reads.rows(processInvitations, (rows) => rows.where('process', '=', id)),
      cycles: await reads.rows(processCycles, (rows) => rows.where('process', '=', id).orderBy('cycle')),
      phases: await reads.rows(phases, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
      deliverables: await reads.rows(deliverables, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
    };
  }

  /** A read model may be behind another: what it does not know yet has no name for a moment. */
  async #names(rows: ProcessRows, linked: readonly string[]): Promise<Names> {
    const parties = partiesIn(rows);
    const ids = (kind: 'organisation' | 'committee'): readonly string[] =>
      parties.flatMap((party) => (party.kind === kind ? [party.id] : []));
    const [ofOrganisations, ofCommittees] = [ids('organisation'), [...ids('committee'), ...linked]];
    const known = [
      ...(await this.reads.rows(organisations, (all) => all.where('id', 'in', ofOrganisations))),
      ...(await this.reads.rows(committees, (all) => all.where('id', 'in', ofCommittees))),
    ];
    return new Map(known.map(({ id, name }) => [id, name]));
  }
}
