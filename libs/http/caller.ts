import type { ActiveGrant } from '#event-sourcing';

/** Who is calling, as the guard found out from the token. */
export interface Caller {
  readonly actor: string;
  readonly grants: readonly ActiveGrant[];
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}
