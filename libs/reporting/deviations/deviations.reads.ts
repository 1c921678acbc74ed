import { ChoiceField, TextField } from '#commands';
import type { Page, ReadModels } from '#http';
import { ApiPageOf, ApiReadProblems, May, page, PageQuery, READ_MODELS, whereEqual } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { withAbout } from './deviations-about.js';
import { registeredDeviation } from './deviation-answer.js';
import { deviations } from '#shared-kernel';

const WEIGHTS = ['formal', 'curable', 'invalidating'] as const;
const STATUSES = ['open', 'ended'] as const;

export class DeviationQuery extends PageQuery {
  @TextField({ optional: true, max: 100, example: 'beyondCompetence' }) readonly rule?: string;
  @ChoiceField(WEIGHTS, { optional: true }) readonly weight?: string;
  @ChoiceField(STATUSES, { optional: true }) readonly status?: string;
  @TextField({ optional: true, description: 'Of this stream, such as `meeting-<id>`.' }) readonly stream?: string;
}

@ApiTags('Deviations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('deviations')
export class DeviationReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @May('auditor', 'data-protection')
  @ApiOperation({ summary: 'Acts against a rule that were recorded all the same, in the order of their entry' })
  @ApiPageOf(registeredDeviation, 'Deviations.')
  async list(@Query() query: DeviationQuery): Promise<Page<object>> {
    const { rule, weight, status, stream } = query;
    const { items, next } = await page(
      this.reads,
      deviations,
      query,
      whereEqual<typeof deviations>({ rule, weight, status, stream }),
      (row) => row,
    );
    return { items: await withAbout(this.reads, items), next };
  }
}
