import { IdField, TextField } from '#commands';
import type { BusinessClock } from '#event-sourcing';
import type { Caller, LogIdentity, Page, ReadsFor } from '#http';
import {
  answer,
  ApiAnswer,
  ApiCommandAnswers,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  BUSINESS_CLOCK,
  LOG_IDENTITY,
  May,
  READS_FOR,
  ReadQuery,
  wirePosition,
} from '#http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { valueAt } from '../engine/value-at.js';
import type { Acted } from './task-acts.js';
import { TaskActs } from './task-acts.js';
import type { TaskItem } from './task-item.js';
import { TASK, taskItem } from './task-item.js';
import type { SeatHolder } from './task-people.js';
import { taskPage, TaskQuery } from './task-query.js';
import type { TaskRow } from './task-reads.js';
import { candidatesOf, TaskReads } from './task-reads.js';
import type { TaskCaller } from './task-rights.js';
import { mayReadValues, TASK_ROLES, taskCaller } from './task-rights.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

export class DelegateTask {
  static readonly type = 'DelegateTask';
  @IdField({ description: 'Id of the actor or person who has it from now on.' }) readonly to!: string;
}

export class SkipTask {
  static readonly type = 'SkipTask';
  @TextField({ max: 2000, description: 'Why the process goes on without it. No names of people here.' })
  readonly reason!: string;
}

const ACTED = answer.shape({
  key: answer.text('4503599627370497'),
  position: answer.position('For `?atLeast=`: from there on the lists show it.'),
});

/** Tasks of people, with what they mean for the domain. */
@ApiTags('Tasks')
@ApiBearerAuth()
@May(...TASK_ROLES)
@Controller('tasks')
export class TaskRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
    @Inject(LOG_IDENTITY) private readonly log: LogIdentity,
  ) {}

  @Get()
  @ApiReadProblems()
  @ApiOperation({
    operationId: 'ListTasks',
    summary: "The caller's tasks and those of the caller's groups, in the order in which they were opened",
    description: 'Process managers, administrators and auditors see all of them.',
  })
  @ApiPageOf(TASK, 'Tasks.')
  async list(@Query() query: TaskQuery, @AskedBy() caller: Caller): Promise<Page<TaskItem>> {
    const who = await taskCaller(this.workflow.people, caller);
    const { rows, next } = await taskPage(this.readsFor(caller), query, who, this.clock.now());
    const seats = new Map<string, Promise<readonly SeatHolder[]>>();
    return { items: await Promise.all(rows.map((row) => this.#item(row, who, seats))), next };
  }

  @Get(':id')
  @ApiReadProblems()
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiOperation({ operationId: 'ReadTask', summary: 'One task' })
  @ApiAnswer(TASK, 'The task.')
  async one(@Param('id') key: string, @Query() _query: ReadQuery, @AskedBy() caller: Caller): Promise<TaskItem> {
    const row = await new TaskReads(this.workflow, this.readsFor(caller), caller).row(key);
    return await this.#item(row, await taskCaller(this.workflow.people, caller), new Map());
  }

  @Post(':id/claim')
  @HttpCode(200)
  @ApiCommandAnswers()
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiOperation({ operationId: 'ClaimTask', summary: 'Take over a task that nobody has' })
  @ApiAnswer(ACTED, 'It is taken over.')
  async claim(@Param('id') key: string, @Req() request: FastifyRequest, @AskedBy() caller: Caller): Promise<object> {
    return this.#acted(key, await this.#acts(caller, request).claim(key));
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiCommandAnswers()
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiOperation({ operationId: 'ReleaseTask', summary: 'Give a task back to its candidates' })
  @ApiAnswer(ACTED, 'Nobody has it.')
  async release(@Param('id') key: string, @Req() request: FastifyRequest, @AskedBy() caller: Caller): Promise<object> {
    return this.#acted(key, await this.#acts(caller, request).release(key));
  }

  @Post(':id/delegation')
  @HttpCode(200)
  @ApiCommandAnswers()
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiBody({
    type: DelegateTask,
    examples: { example: { value: { to: '0190a1b2-0000-7000-8000-000000000000' } } },
  })
  @ApiOperation({ operationId: 'DelegateTask', summary: 'Give a task to somebody else' })
  @ApiAnswer(ACTED, 'Somebody else has it.')
  async delegate(
    @Param('id') key: string,
    @Body() { to }: DelegateTask,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<object> {
    return this.#acted(key, await this.#acts(caller, request).delegate(key, to));
  }

  @Post(':id/skip')
  @HttpCode(200)
  @ApiCommandAnswers()
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiBody({ type: SkipTask, examples: { example: { value: { reason: 'In der letzten Wahlperiode beschlossen.' } } } })
  @ApiOperation({
    operationId: 'SkipTask',
    summary: 'Go on without a task, for a reason',
    description: 'Roles: process-manager.',
  })
  @ApiAnswer(ACTED, 'The process goes on.')
  async skip(
    @Param('id') key: string,
    @Body() { reason }: SkipTask,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<object> {
    return this.#acted(key, await this.#acts(caller, request).skip(key, reason));
  }

  #acts(caller: Caller, request: FastifyRequest): TaskActs {
    return new TaskActs(this.workflow, caller, request);
  }

  #acted(key: string, { position }: Acted): object {
    return { key, position: wirePosition(this.log, position) };
  }

  async #item(row: TaskRow, caller: TaskCaller, known: Map<string, Promise<readonly SeatHolder[]>>): Promise<TaskItem> {
    const { domain, engine, people } = this.workflow;
    const committees = row.groups.flatMap((group) => group.split('@committee:')[1] ?? []);
    const seats = await Promise.all(
      [...new Set(committees)].map(async (committee) => {
        const holders = known.get(committee) ?? people.seatsIn(committee);
        known.set(committee, holders);
        return { committee, holders: await holders };
      }),
    );
    return taskItem(row, {
      caller,
      now: this.clock.now(),
      inputs: mayReadValues(caller, candidatesOf(row))
        ? await valueAt(engine, row.instance, row.valueAt, row.inputsIndex)
        : null,
      reason: await valueAt(engine, row.instance, row.reasonAt, row.reasonIndex),
      address: row.command === null ? undefined : domain.addressOf(row.command),
      seats,
    });
  }
}
