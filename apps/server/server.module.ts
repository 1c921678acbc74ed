import { AccessGuard } from '#access';
import {
  AtLeastInterceptor,
  ClockCommands,
  ClockReads,
  HealthController,
  MaskIdsInterceptor,
  MetricsController,
  ProblemsController,
} from '#http';
import type { DynamicModule, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CommonModule } from './common.module.js';
import type { Engine } from './engine.js';

/** Nest's view of an engine: the routes of every server, and the features where it takes requests. */
@Module({})
export class ServerModule {
  static of(engine: Engine): DynamicModule {
    return {
      module: ServerModule,
      imports: [CommonModule.of(engine), ...(engine.takesRequests ? engine.features : [])],
      controllers: [
        HealthController,
        MetricsController,
        ProblemsController,
        ...(engine.takesRequests ? clockControllers(engine) : []),
      ],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AtLeastInterceptor },
        { provide: APP_INTERCEPTOR, useClass: MaskIdsInterceptor },
      ],
    };
  }
}

/** Only a log with a virtual clock has a route that advances it. */
function clockControllers({ identity }: Engine): readonly Type[] {
  return identity.clock === 'virtual' ? [ClockReads, ClockCommands] : [ClockReads];
}
