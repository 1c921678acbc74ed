import type { Caller, ReadsFor } from '#http';
import { AskedBy, May, notFound, READS_FOR } from '#http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { elementInstances } from '../projection/workflow.tables.js';
import { SetVariablesBody } from './bodies.js';
import { DEPLOYERS, OBSERVERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { rowOf, RowReads } from './row-reads.js';
import { sendCommand } from './send-command.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

@ApiExcludeController()
@May(...OBSERVERS)
@Controller('v2/element-instances')
export class ElementInstanceRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Post('search')
  @HttpCode(200)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    return await this.#reads(caller).elements(body);
  }

  @Get(':key')
  async get(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    return await this.#reads(caller).element(key);
  }

  @Post(':key/incidents/search')
  @HttpCode(200)
  async incidents(@Param('key') key: string, @Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    const row = await rowOf(this.readsFor(caller), elementInstances, key);
    return await this.#reads(caller).incidents(body, (rows) => rows.where('elementInstance', '=', row.key));
  }

  @Put(':key/variables')
  @HttpCode(204)
  @May(...DEPLOYERS)
  async setVariables(
    @Param('key') key: string,
    @Body() { variables, local }: SetVariablesBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { engine } = this.workflow;
    const place = await engine.locate(key);
    if (place === undefined) throw notFound();
    const data = { scope: place.part, variables, local: local ?? false };
    await sendCommand(engine, request, place.instance, { type: 'SetVariables', data });
  }

  #reads(caller: Caller): RowReads {
    return new RowReads(this.workflow, this.readsFor(caller));
  }
}
