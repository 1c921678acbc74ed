import type { Caller, ReadsFor } from '#http';
import { AskedBy, May, notFound, READS_FOR } from '#http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ReferenceBody } from './bodies.js';
import { DRIVERS, OBSERVERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { RowReads } from './row-reads.js';
import { sendCommand } from './send-command.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

@ApiExcludeController()
@May(...OBSERVERS)
@Controller('v2/incidents')
export class IncidentRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Post('search')
  @HttpCode(200)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    return await this.#reads(caller).incidents(body);
  }

  @Get(':key')
  async get(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    return await this.#reads(caller).incident(key);
  }

  @Post(':key/resolution')
  @HttpCode(204)
  @May(...DRIVERS)
  async resolve(
    @Param('key') key: string,
    @Body() _body: ReferenceBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { engine } = this.workflow;
    const place = await engine.locate(key);
    if (place === undefined) throw notFound();
    await sendCommand(engine, request, place.instance, { type: 'ResolveIncident', data: { incident: place.part } });
  }

  #reads(caller: Caller): RowReads {
    return new RowReads(this.workflow, this.readsFor(caller));
  }
}
