import type { Caller, ReadsFor } from '#http';
import { AskedBy, May, READS_FOR } from '#http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { processDefinitions } from '../projection/workflow.tables.js';
import { definitionAnswer, formAnswer } from './answers.js';
import { OBSERVERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { rowOf } from './row-reads.js';
import { definitionSearch } from './search-definitions.js';
import { search } from './search.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

@ApiExcludeController()
@May(...OBSERVERS)
@Controller('v2/process-definitions')
export class ProcessDefinitionRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Post('search')
  @HttpCode(200)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    const { rows, page } = await search(this.readsFor(caller), definitionSearch, body);
    return { items: rows.map(definitionAnswer), page };
  }

  @Get(':key')
  async get(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    return definitionAnswer(await rowOf(this.readsFor(caller), processDefinitions, key));
  }

  @Get(':key/xml')
  async xml(
    @Param('key') key: string,
    @AskedBy() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const row = await rowOf(this.readsFor(caller), processDefinitions, key);
    const xml = await this.workflow.engine.fileOf(row);
    void reply.header('content-type', 'text/xml; charset=utf-8');
    return xml;
  }

  /** The form for what an instance begins with. */
  @Get(':key/form')
  async form(
    @Param('key') key: string,
    @AskedBy() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | undefined> {
    const row = await rowOf(this.readsFor(caller), processDefinitions, key);
    const found = await this.workflow.engine.startFormOf({ ...row, key: row.key.toString() });
    if (found === undefined) void reply.status(204);
    return found === undefined ? undefined : formAnswer(found);
  }
}
