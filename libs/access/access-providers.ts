import type { BusinessClock, Clock, CommandHandler, KeyStore } from '#event-sourcing';
import type { Provider } from '@nestjs/common';
import { TokenSecrets } from './access-token/token-secrets.js';
import { Authentication } from './authentication/authentication.js';

export interface AccessPorts {
  readonly handler: CommandHandler;
  readonly keys: KeyStore;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
}

/** What the guard and the routes of `accessFeatures` are given by Nest. */
export function accessProviders({ handler, keys, businessClock, machineClock }: AccessPorts): readonly Provider[] {
  return [
    { provide: Authentication, useValue: new Authentication(handler.states, businessClock, machineClock) },
    { provide: TokenSecrets, useValue: new TokenSecrets(keys) },
  ];
}
