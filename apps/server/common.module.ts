import {
  AT_LEAST_WAIT,
  BUSINESS_CLOCK,
  HEALTH,
  LOG_IDENTITY,
  LogReads,
  measurePolicies,
  METRICS,
  Metrics,
  POLICIES,
  PROJECTIONS,
  READ_MODEL_PROGRESS,
  READS_FOR,
  readsByRole,
  StreamHistory,
} from '#http';
import { SubmitCommandHandler } from '#commands';
import { callerParties } from '#council';
import type { DynamicModule, Provider } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Engine } from './engine.js';

/** The parts of an engine under their tokens: the controllers of every feature may ask for them. */
@Module({})
export class CommonModule {
  static of(engine: Engine): DynamicModule {
    const providers = [...engineParts(engine), ...engine.providers];
    return {
      module: CommonModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers,
      exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)),
    };
  }
}

function engineParts(engine: Engine): readonly Provider[] {
  const { identity, store, registry, personal, following } = engine;
  const log = new LogReads(store, registry);
  const histories = new StreamHistory(store, registry, personal, identity);
  const caughtUp = async (): Promise<unknown> => await following.reached((await store.head()) ?? 0n, AT_LEAST_WAIT);
  const isPutter = async (sha256: string, actor: string): Promise<boolean> =>
    await engine.storage.documents.isPutter(sha256, actor);
  const sources = { models: engine.reads, log, histories, isPutter, caughtUp };
  const metrics = new Metrics(engine.health);
  measurePolicies(metrics.registry, following);
  return [
    { provide: LOG_IDENTITY, useValue: identity },
    { provide: BUSINESS_CLOCK, useValue: engine.businessClock },
    // A factory, for the bus does not take a handler that is given as a value.
    { provide: SubmitCommandHandler, inject: [], useFactory: () => engine.submissions },
    { provide: HEALTH, useValue: engine.health },
    { provide: METRICS, useValue: metrics },
    { provide: READS_FOR, useValue: readsByRole(sources, callerParties(engine.businessClock)) },
    { provide: READ_MODEL_PROGRESS, useValue: following },
    { provide: PROJECTIONS, useValue: following },
    { provide: POLICIES, useValue: following },
  ];
}
