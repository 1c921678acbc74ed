import type { BusinessClock, Clock, CommandHandler, KeyStore } from '#event-sourcing';
import type { Provider } from '@nestjs/common';
import { TokenSecrets } from './access-token/token-secrets.js';
import { Authentication } from './authentication/authentication.js';
import { RequestCallers } from './authentication/request-callers.js';
import { WrongSecrets } from './authentication/wrong-secrets.js';

export interface AccessPorts {
  readonly handler: CommandHandler;
  readonly keys: KeyStore;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
}

/** The Nest providers for the guard and the routes of `accessFeatures`. */
export function accessProviders({ handler, keys, businessClock, machineClock }: AccessPorts): readonly Provider[] {
  const authentication = new Authentication(handler.states, businessClock, machineClock);
  return [
    { provide: RequestCallers, useValue: new RequestCallers(authentication, new WrongSecrets(machineClock)) },
    { provide: TokenSecrets, useValue: new TokenSecrets(keys) },
  ];
}
