import type { RowOf } from '#event-sourcing';
import type { Caller, ReadsFor } from '#http';
import { AskedBy, badField, envelopeOf, May, notFound, READS_FOR } from '#http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { onlyNamed } from '../instance/variables.js';
import { processInstances } from '../projection/workflow.tables.js';
import { awaitEnd } from './await-end.js';
import { CreateInstanceBody, namesOf, ReferenceBody } from './bodies.js';
import { connectionGone } from './connection-gone.js';
import { choiceOf, createdAnswer } from './create-instance.js';
import { noDefinition, notServed, problemOfRefusal } from './problems.js';
import { DRIVERS, OBSERVERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { rowOf, RowReads } from './row-reads.js';
import { elementStatistics, flowsTaken } from './statistics.js';
import { sendCommand } from './send-command.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

@ApiExcludeController()
@May(...OBSERVERS)
@Controller('v2/process-instances')
export class ProcessInstanceRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Post()
  @HttpCode(200)
  @May(...DRIVERS)
  async create(
    @Body() body: CreateInstanceBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if ((body.startInstructions ?? []).length > 0) {
      throw notServed('startInstructions', 'start at the start event');
    }
    if ((body.runtimeInstructions ?? []).length > 0) {
      throw notServed('runtimeInstructions', 'cancel the instance when it has come far enough');
    }
    const { engine } = this.workflow;
    const labels = {
      ...(body.tags && body.tags.length > 0 && { tags: body.tags }),
      ...(typeof body.businessId === 'string' && { businessId: body.businessId }),
    };
    const started = await engine.start(
      choiceOf(body),
      { variables: body.variables ?? {}, ...(Object.keys(labels).length > 0 && { labels }) },
      envelopeOf(request),
    );
    if (!started.started) {
      throw started.refusal === 'definition does not exist' ? noDefinition() : problemOfRefusal(started.refusal);
    }
    if (body.awaitCompletion !== true) return createdAnswer(started, body, {});
    const gone = connectionGone(reply);
    const variables = await awaitEnd(engine, started.key, body.requestTimeout ?? 0, gone);
    return createdAnswer(started, body, onlyNamed(variables, namesOf(body.fetchVariables)));
  }

  @Post('search')
  @HttpCode(200)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    return await this.#reads(caller).instances(body);
  }

  @Get(':key')
  async get(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    return await this.#reads(caller).instance(key);
  }

  @Post(':key/cancellation')
  @HttpCode(204)
  @May(...DRIVERS)
  async cancel(@Param('key') key: string, @Body() _body: ReferenceBody, @Req() request: FastifyRequest): Promise<void> {
    const { engine } = this.workflow;
    const place = await engine.locate(key);
    if (place === undefined) throw badField('processInstanceKey', 'processInstanceKey must be a key');
    if (place.part !== 0) throw notFound();
    await sendCommand(engine, request, place.instance, { type: 'CancelProcessInstance', data: {} });
  }

  @Get(':key/sequence-flows')
  async flows(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    const reads = this.readsFor(caller);
    const row = await rowOf(reads, processInstances, key);
    return { items: await flowsTaken(reads, row.key) };
  }

  @Get(':key/statistics/element-instances')
  async statistics(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    const reads = this.readsFor(caller);
    const row = await rowOf(reads, processInstances, key);
    return { items: await elementStatistics(reads, row.key) };
  }

  /** The instances that called each other down to this one, the first of all in front. */
  @Get(':key/call-hierarchy')
  async calls(@Param('key') key: string, @AskedBy() caller: Caller): Promise<readonly object[]> {
    const reads = this.readsFor(caller);
    const { byKey } = await this.workflow.engine.deployments();
    const called: object[] = [];
    for (let at: string | undefined = key; at !== undefined;) {
      const row: RowOf<typeof processInstances> = await rowOf(reads, processInstances, at);
      const definition = row.definition.toString();
      called.unshift({
        processInstanceKey: row.key.toString(),
        processDefinitionKey: definition,
        processDefinitionName: byKey.get(definition)?.name ?? row.process,
      });
      at = row.parent?.toString();
    }
    return called;
  }

  @Post(':key/incidents/search')
  @HttpCode(200)
  async incidents(@Param('key') key: string, @Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    const row = await rowOf(this.readsFor(caller), processInstances, key);
    return await this.#reads(caller).incidents(body, (rows) => rows.where('instance', '=', row.key));
  }

  #reads(caller: Caller): RowReads {
    return new RowReads(this.workflow, this.readsFor(caller));
  }
}
