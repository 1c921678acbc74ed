import type { Caller, ReadsFor } from '#http';
import { AskedBy, May, READS_FOR } from '#http';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formAnswer } from './answers.js';
import type { ItemPage } from './row-reads.js';
import { TaskActs } from './task-acts.js';
import { AssignTaskBody, changesIn, checkedUser, CompleteTaskBody, UpdateTaskBody } from './task-bodies.js';
import { TaskReads } from './task-reads.js';
import { TASK_ROLES } from './task-rights.js';
import { VariableQuery } from './variable.controller.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

/** Tasks of people. Whoever has no part in a task does not see it. */
@ApiExcludeController()
@May(...TASK_ROLES)
@Controller('v2/user-tasks')
export class UserTaskRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Post('search')
  @HttpCode(200)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    return await this.#reads(caller).tasks(body);
  }

  @Get(':key')
  async get(@Param('key') key: string, @AskedBy() caller: Caller): Promise<object> {
    return await this.#reads(caller).task(key);
  }

  @Patch(':key')
  @HttpCode(204)
  async update(
    @Param('key') key: string,
    @Body() body: UpdateTaskBody,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<void> {
    await this.#acts(caller, request).update(key, changesIn(body));
  }

  @Post(':key/assignment')
  @HttpCode(204)
  async assign(
    @Param('key') key: string,
    @Body() { assignee, allowOverride }: AssignTaskBody,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<void> {
    await this.#acts(caller, request).assign(key, checkedUser('assignee', assignee), allowOverride ?? true);
  }

  @Delete(':key/assignee')
  @HttpCode(204)
  async unassign(@Param('key') key: string, @Req() request: FastifyRequest, @AskedBy() caller: Caller): Promise<void> {
    await this.#acts(caller, request).release(key);
  }

  @Post(':key/completion')
  @HttpCode(204)
  async complete(
    @Param('key') key: string,
    @Body() { variables }: CompleteTaskBody,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<void> {
    await this.#acts(caller, request).complete(key, variables ?? {});
  }

  @Get(':key/form')
  async form(
    @Param('key') key: string,
    @AskedBy() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | undefined> {
    const { form } = await this.#reads(caller).row(key);
    const found = form === null ? undefined : await this.workflow.engine.formOf(form.toString());
    if (found === undefined) void reply.status(204);
    return found === undefined ? undefined : formAnswer(found);
  }

  @Post(':key/variables/search')
  @HttpCode(200)
  async variables(
    @Param('key') key: string,
    @Body() body: unknown,
    @Query() { truncateValues }: VariableQuery,
    @AskedBy() caller: Caller,
  ): Promise<ItemPage> {
    return await this.#reads(caller).variables(key, body, truncateValues === 'false', false);
  }

  @Post(':key/effective-variables/search')
  @HttpCode(200)
  async effectiveVariables(
    @Param('key') key: string,
    @Body() body: unknown,
    @Query() { truncateValues }: VariableQuery,
    @AskedBy() caller: Caller,
  ): Promise<ItemPage> {
    return await this.#reads(caller).variables(key, body, truncateValues === 'false', true);
  }

  #reads(caller: Caller): TaskReads {
    return new TaskReads(this.workflow, this.readsFor(caller), caller);
  }

  #acts(caller: Caller, request: FastifyRequest): TaskActs {
    return new TaskActs(this.workflow, caller, request);
  }
}
