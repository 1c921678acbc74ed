import { AccessGuard } from '#access';
import { auditControllers } from '#audit';
import { BackupsController } from '#backup';
import { CommandGateway } from '#commands';
import { DocumentRoutes } from '#documents';
import {
  AtLeastInterceptor,
  BUSINESS_CLOCK,
  ClockCommands,
  ClockReads,
  HEALTH,
  HealthController,
  LOG_IDENTITY,
  LOG_READS,
  LogReads,
  measurePolicies,
  METRICS,
  Metrics,
  MetricsController,
  POLICIES,
  PoliciesController,
  ProblemsController,
  PROJECTIONS,
  ProjectionsController,
  READ_MODEL_PROGRESS,
  READ_MODELS,
  STREAM_HISTORY,
  StreamHistory,
} from '#http';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { Engine } from './engine.js';

/** Nest's view of an engine: its parts under their tokens, the routes of its features. */
@Module({})
export class ServerModule {
  static of(engine: Engine): DynamicModule {
    const { identity, store, registry, personal } = engine;
    const clockControllers = identity.clock === 'virtual' ? [ClockReads, ClockCommands] : [ClockReads];
    const apiControllers = [
      PoliciesController,
      ProjectionsController,
      DocumentRoutes,
      BackupsController,
      ...auditControllers,
      ...engine.features.flatMap((feature) => feature.controllers),
    ];
    const metrics = new Metrics(engine.health);
    measurePolicies(metrics.registry, engine.following);
    return {
      module: ServerModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        HealthController,
        MetricsController,
        ProblemsController,
        ...(engine.takesRequests ? [...apiControllers, ...clockControllers] : []),
      ],
      providers: [
        { provide: LOG_IDENTITY, useValue: identity },
        { provide: BUSINESS_CLOCK, useValue: engine.businessClock },
        { provide: CommandGateway, inject: [CommandBus], useFactory: (bus: CommandBus) => engine.gatewayOn(bus) },
        { provide: HEALTH, useValue: engine.health },
        { provide: METRICS, useValue: metrics },
        { provide: READ_MODELS, useValue: engine.reads },
        { provide: READ_MODEL_PROGRESS, useValue: engine.following },
        { provide: PROJECTIONS, useValue: engine.following },
        { provide: POLICIES, useValue: engine.following },
        { provide: LOG_READS, useValue: new LogReads(store, registry) },
        { provide: STREAM_HISTORY, useValue: new StreamHistory(store, registry, personal, identity) },
        ...engine.providers,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AtLeastInterceptor },
      ],
    };
  }
}
