import '../caller.js';
import type { Effect, Policy, Recorded } from '#event-sourcing';
import {
  CommandHandler,
  idFrom,
  MessageRegistry,
  PolicyRunner,
  policyShapes,
  virtualAlarm,
  VirtualClock,
} from '#event-sourcing';
import { MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { v7 } from 'uuid';
import { LOG_IDENTITY } from '../log-identity.js';
import { READS_FOR } from '../reads/reads-for.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { queryPipe } from '../requests/query.pipe.js';
import type { PolicyOperations } from './policies.controller.js';
import { PoliciesController, POLICIES } from './policies.controller.js';

const command = (index: number): Effect => ({ command: 'Count', target: idFrom(index), body: { by: index } });

const policy: Policy = {
  name: 'three-counts',
  reads: ['bell'],
  concerns: (event): event is Recorded => event.type === 'BellRung',
  facts: async () => undefined,
  react: () => ({ effects: [command(1), command(2), command(3)], wakes: [] }),
};

/** A policy whose three commands are refused, behind its routes. */
async function serve(): Promise<{ readonly application: NestFastifyApplication; readonly runner: PolicyRunner }> {
  const [store, clock] = [new MemoryEventStore(), new VirtualClock('Europe/Berlin')];
  const registry = new MessageRegistry([policyShapes, { BellRung: 1 }]);
  const ports = { store, registry, businessClock: clock, machineClock: clock, newEventId: v7 };
  const { states } = new CommandHandler({ ...ports, keys: new MemoryKeyStore() });
  const dispatcher = {
    dispatch: async () => ({ accepted: false, kind: 'impossible', reason: 'bell is silent' }) as const,
  };
  const runner = new PolicyRunner(policy, { ...ports, states, dispatcher, alarm: virtualAlarm(clock) });
  await runner.start();
  const metadata = {
    $correlationId: 'c',
    evidence: { kind: 'oral', reference: 'spec' },
    schemaVersion: 1,
    writtenAt: '',
    occurredOn: '2000',
  };
  await store.append('bell-1', 'noStream', [{ id: v7(), type: 'BellRung', data: {}, metadata }]);
  const slice = await store.readLog({ filter: { categories: ['bell'] } });
  await runner.take({ ...slice, events: slice.events.map((event) => registry.decode(event)) });
  await runner.settled();

  const policies: PolicyOperations = {
    status: () => [
      { name: policy.name, kind: 'policy', ...runner.status, position: runner.position, lag: 0, work: runner.work },
    ],
    retry: async () => runner.retry(),
    effects: async (_name, state) => (state === 'open' ? runner.openEffects : runner.refusedEffects),
    retryEffect: async (_name, effect, by) => runner.retryEffect(effect, by),
  };
  const module = await Test.createTestingModule({
    controllers: [PoliciesController],
    providers: [
      { provide: POLICIES, useValue: policies },
      { provide: LOG_IDENTITY, useValue: { log: 'l' } },
      // A caller who reads everything: nothing is hidden.
      { provide: READS_FOR, useValue: () => ({ masked: async (answer: object) => await Promise.resolve(answer) }) },
    ],
  }).compile();
  const application = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  application.useGlobalFilters(new ProblemFilter(() => undefined));
  application.useGlobalPipes(queryPipe());
  application
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request) => {
      request.caller = { actor: 'an administrator', grants: [{ role: 'administrator' }] };
    });
  await application.init();
  return { application, runner };
}

async function get(
  application: NestFastifyApplication,
  url: string,
): Promise<{ readonly status: number; readonly body: never }> {
  const answer = await application.inject({ method: 'GET', url });
  return { status: answer.statusCode, body: answer.json() };
}

describe('the routes of policies', () => {
  it('show the status of each policy', async () => {
    const { application } = await serve();
    const { body } = await get(application, '/policies');
    expect(body).toEqual({
      items: [
        {
          name: 'three-counts',
          state: 'live',
          position: 'l.2',
          lagSeconds: 0,
          openEffects: 0,
          refusedEffects: 3,
          wakes: 0,
          nextWake: null,
          incident: null,
        },
      ],
      next: null,
    });
    expect((await get(application, '/policies/nobody')).status).toBe(404);
    await application.close();
  });

  it('list refused commands with their reasons, page by page', async () => {
    const { application } = await serve();
    const first = await get(application, '/policies/three-counts/effects?state=refused&limit=2');
    const { items, next } = first.body as { readonly items: readonly object[]; readonly next: string };
    expect(items).toMatchObject(
      [1, 2].map((by) => ({ body: { by }, refusal: { kind: 'impossible', reason: 'bell is silent' } })),
    );
    const second = await get(application, `/policies/three-counts/effects?state=refused&limit=2&after=${next}`);
    expect(second.body).toMatchObject({ items: [{ body: { by: 3 } }], next: null });
    expect((await get(application, '/policies/three-counts/effects?state=open')).body).toEqual({
      items: [],
      next: null,
    });
    expect((await get(application, '/policies/three-counts/effects?state=lost')).status).toBe(400);
    await application.close();
  });

  it('retry a refused command, and no other command', async () => {
    const { application, runner } = await serve();
    const [effect] = runner.refusedEffects;
    const retry = async (id: string | undefined) =>
      (await application.inject({ method: 'POST', url: `/policies/three-counts/effects/${id ?? ''}/retry` }))
        .statusCode;
    expect(await retry(effect?.effect)).toBe(202);
    await runner.settled();
    expect(runner.refusedEffects.map(({ attempt }) => attempt)).toEqual([1, 1, 2]);
    expect(await retry(idFrom('another'))).toBe(404);
    await application.close();
  });
});
