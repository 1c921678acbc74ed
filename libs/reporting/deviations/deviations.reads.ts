import { ChoiceField, TextField } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { Caller, Page, ReadsFor } from '#http';
import { ApiPageOf, ApiReadProblems, AskedBy, May, page, PageQuery, READS_FOR, whereEqual } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DEVIATION_STATUSES, deviations } from '#shared-kernel';
import type { RegisteredDeviation } from './deviations.answer.js';
import { registeredDeviation } from './deviations.answer.js';
import { registeredDeviations } from './deviations.view.js';

type DeviationRow = RowOf<typeof deviations>;

const WEIGHTS = ['formal', 'curable', 'invalidating'] as const satisfies readonly DeviationRow['weight'][];

export class DeviationQuery extends PageQuery {
  @TextField({ optional: true, max: 100, example: 'beyondCompetence' }) readonly rule?: string;
  @ChoiceField(WEIGHTS, { optional: true }) readonly weight?: DeviationRow['weight'];
  @ChoiceField(DEVIATION_STATUSES, { optional: true }) readonly status?: DeviationRow['status'];
  @TextField({ optional: true, description: 'Of this stream, such as `meeting-<id>`.' }) readonly stream?: string;
}

@ApiTags('Deviations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('deviations')
export class DeviationReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @May('auditor', 'data-protection')
  @ApiOperation({ summary: 'Acts against a rule that were recorded all the same, in the order of their entry' })
  @ApiPageOf(registeredDeviation, 'Deviations.')
  async list(@Query() query: DeviationQuery, @AskedBy() caller: Caller): Promise<Page<RegisteredDeviation>> {
    const reads = this.readsFor(caller);
    const { rule, weight, status, stream } = query;
    const filter = whereEqual<typeof deviations>({ rule, weight, status, stream });
    const { items, next } = await page(reads, deviations, query, filter, (row) => row);
    return { items: await registeredDeviations(reads, items), next };
  }
}
