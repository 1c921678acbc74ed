import type { Caller, ReadsFor } from '#http';
import { AskedBy, badField, May, notFound, READS_FOR } from '#http';
import { Body, Controller, HttpCode, Inject, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandData } from '../engine/workflow-engine.js';
import { activatedAnswer } from './answers.js';
import { ActivateJobsBody, CompleteJobBody, FailJobBody, namesOf, ThrowErrorBody, UpdateJobBody } from './bodies.js';
import { connectionGone } from './connection-gone.js';
import type { AskedJob } from './job-requests.js';
import { checkedJob, mayDo } from './job-requests.js';
import { notServed } from './problems.js';
import { DRIVERS, OBSERVERS, WORKERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { RowReads } from './row-reads.js';
import { TENANT } from './search-definitions.js';
import { sendCommand } from './send-command.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

/** Milliseconds: how long a worker waits for jobs when it does not say (0), and at most. */
const POLL_LIMITS = { default: 10_000, most: 300_000 } as const;

@ApiExcludeController()
@May(...WORKERS)
@Controller('v2/jobs')
export class JobRoutes {
  constructor(
    @Inject(WORKFLOW) private readonly workflow: Workflow,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Post('activation')
  @HttpCode(200)
  async activate(
    @Body() body: ActivateJobsBody,
    @AskedBy() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    mayDo(caller, body.type);
    if (body.tenantIds?.includes(TENANT) === false && body.tenantIds.length > 0) return { jobs: [] };
    const { requestTimeout: asked, fetchVariable, worker } = body;
    const waitFor = (asked ?? 0) === 0 ? POLL_LIMITS.default : (asked ?? 0);
    const names = namesOf(fetchVariable);
    const wish = {
      type: body.type,
      worker: worker ?? 'default',
      lockFor: body.timeout,
      most: body.maxJobsToActivate,
      ...(names !== undefined && { variables: names }),
      waitFor: Math.min(waitFor, POLL_LIMITS.most),
    };
    const jobs = await this.workflow.activation.activate(this.readsFor(caller), wish, connectionGone(reply));
    return { jobs: jobs.map((job) => activatedAnswer(job, wish.worker)) };
  }

  @Post('search')
  @HttpCode(200)
  @May(...OBSERVERS)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    return await new RowReads(this.workflow, this.readsFor(caller)).jobs(body);
  }

  @Post(':key/completion')
  @HttpCode(204)
  async complete(
    @Param('key') key: string,
    @Body() body: CompleteJobBody,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<void> {
    if (body.result instanceof Object) {
      throw notServed('result of a job', 'complete it with variables; user tasks and ad hoc subprocesses follow');
    }
    const asked = await checkedJob(this.workflow, caller, key);
    const data = { job: asked.part, variables: body.variables ?? {} };
    await this.#report(asked, request, { type: 'CompleteJob', data });
  }

  @Post(':key/failure')
  @HttpCode(204)
  async fail(
    @Param('key') key: string,
    @Body() { retries, errorMessage, retryBackOff, variables }: FailJobBody,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<void> {
    const asked = await checkedJob(this.workflow, caller, key);
    const wait = retryBackOff ?? 0;
    const later = new Date(Date.parse(this.workflow.machineClock.now()) + wait).toISOString();
    const data = {
      job: asked.part,
      retries: retries ?? 0,
      ...(typeof errorMessage === 'string' && { message: errorMessage }),
      ...(wait > 0 && { notBefore: later }),
      variables: variables ?? {},
    };
    await this.#report(asked, request, { type: 'FailJob', data });
  }

  @Post(':key/error')
  @HttpCode(204)
  async throwError(
    @Param('key') key: string,
    @Body() { errorCode, errorMessage, variables }: ThrowErrorBody,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<void> {
    const asked = await checkedJob(this.workflow, caller, key);
    const said = typeof errorMessage === 'string' ? { message: errorMessage } : {};
    const data = { job: asked.part, code: errorCode, ...said, variables: variables ?? {} };
    await this.#report(asked, request, { type: 'ThrowJobError', data });
  }

  @Patch(':key')
  @HttpCode(204)
  @May(...WORKERS, ...DRIVERS)
  async update(
    @Param('key') key: string,
    @Body() { changeset: { retries, timeout } }: UpdateJobBody,
    @Req() request: FastifyRequest,
    @AskedBy() caller: Caller,
  ): Promise<void> {
    const asked = await checkedJob(this.workflow, caller, key);
    if (typeof retries !== 'number' && typeof timeout !== 'number') {
      throw badField('changeset', 'changeset must have retries or timeout');
    }
    if (typeof timeout === 'number' && !(await this.#extend(key, timeout))) throw notFound();
    if (typeof retries === 'number') {
      const data = { job: asked.part, retries };
      await sendCommand(this.workflow.engine, request, asked.instance, { type: 'UpdateJobRetries', data });
    }
  }

  async #extend(key: string, timeout: number): Promise<boolean> {
    const { locks, machineClock } = this.workflow;
    const now = machineClock.now();
    return await locks.extend(key, { now, until: new Date(Date.parse(now) + timeout).toISOString() });
  }

  /** Sends what a worker reports, and gives the job free. */
  async #report<T extends 'CompleteJob' | 'FailJob' | 'ThrowJobError'>(
    { instance, key }: AskedJob,
    request: FastifyRequest,
    command: { readonly type: T; readonly data: CommandData<T> },
  ): Promise<void> {
    const { engine, locks } = this.workflow;
    await sendCommand(engine, request, instance, command);
    await locks.release([key]);
  }
}
