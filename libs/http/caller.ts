import type { ActiveGrant } from '#event-sourcing';

/** The caller, as the guard read it from the token. */
export interface Caller {
  readonly actor: string;
  readonly grants: readonly ActiveGrant[];
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}
