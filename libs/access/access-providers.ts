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

/** The Nest providers for the guard and the routes of `accessFeatures`. */
export function accessProviders({ handler, keys, businessClock, machineClock }: AccessPorts): readonly Provider[] {
  return [
    { provide: Authentication, useValue: new Authentication(handler.states, businessClock, machineClock) },
    { provide: TokenSecrets, useValue: new TokenSecrets(keys) },
  ];
}
