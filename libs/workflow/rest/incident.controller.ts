import type { Caller, ReadsFor } from '#http';
import { AskedBy, envelopeOf, May, notFound, READS_FOR } from '#http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ReferenceBody } from './bodies.js';
import { problemOfRefusal } from './problems.js';
import { DRIVERS, OBSERVERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { RowReads } from './row-reads.js';
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
  ): Promise<undefined> {
    const { engine } = this.workflow;
    const place = await engine.locate(key);
    if (place === undefined) throw notFound();
    const data = { incident: place.part };
    const result = await engine.send(place.instance, 'ResolveIncident', data, envelopeOf(request));
    if (!result.done) throw problemOfRefusal(result.refusal);
    return undefined;
  }

  #reads(caller: Caller): RowReads {
    return new RowReads(this.workflow, this.readsFor(caller));
  }
}
