import type { RowOf } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import { ApiReadProblems, May, page, PageQuery, READ_MODELS } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { deviations } from './deviations.projection.js';

const WEIGHTS = ['formal', 'curable', 'invalidating'] as const;
const STATUSES = ['open', 'ended'] as const;

class DeviationQuery extends PageQuery {
  @ApiProperty({ required: false, type: String, example: 'beyondCompetence' })
  @ValidateIf((_query, value) => value !== undefined)
  @IsString()
  @MaxLength(100)
  readonly rule?: string;

  @ApiProperty({ required: false, enum: WEIGHTS })
  @ValidateIf((_query, value) => value !== undefined)
  @IsIn(WEIGHTS)
  readonly weight?: string;

  @ApiProperty({ required: false, enum: STATUSES })
  @ValidateIf((_query, value) => value !== undefined)
  @IsIn(STATUSES)
  readonly status?: string;

  @ApiProperty({ required: false, type: String, description: 'Of this stream, such as `meeting-<id>`.' })
  @ValidateIf((_query, value) => value !== undefined)
  @Matches(/^\w{1,60}-[\w-]{1,200}$/, { message: '$property must be the name of a stream' })
  readonly stream?: string;
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
  async list(@Query() query: DeviationQuery): Promise<Page<object>> {
    const wanted = (['rule', 'weight', 'status', 'stream'] as const).flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return await page(
      this.reads,
      deviations,
      query,
      (rows) => wanted.reduce((some, [name, value]) => some.where(name, '=', value), rows),
      toItem,
    );
  }
}

function toItem({ ordinal, ...shown }: RowOf<typeof deviations>): object {
  return shown;
}
