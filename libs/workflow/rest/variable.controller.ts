import type { Caller, ReadsFor } from '#http';
import { AskedBy, May, READS_FOR } from '#http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { READERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { RowReads } from './row-reads.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

export class VariableQuery {
  /** Long values are cut unless it is `false`. */
  @IsOptional()
  @IsIn(['true', 'false'], { message: '$property must be true or false' })
  readonly truncateValues?: 'true' | 'false';
}

@ApiExcludeController()
@May(...READERS)
@Controller('v2/variables')
export class VariableRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Post('search')
  @HttpCode(200)
  async search(
    @Body() body: unknown,
    @Query() { truncateValues }: VariableQuery,
    @AskedBy() caller: Caller,
  ): Promise<ItemPage> {
    return await this.#reads(caller).variables(body, truncateValues === 'false');
  }

  @Get(':key')
  async get(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    return await this.#reads(caller).variable(key);
  }

  #reads(caller: Caller): RowReads {
    return new RowReads(this.workflow, this.readsFor(caller));
  }
}
