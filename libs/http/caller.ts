import type { ActiveGrant, Party } from '#event-sourcing';

/** A person or a function behind an actor. */
export type LinkedParty = Extract<Party, { readonly kind: 'person' | 'function' }>;

/** The caller, as the guard read it from the token. */
export interface Caller {
  readonly actor: string;
  readonly grants: readonly ActiveGrant[];
  /** The persons and functions that the actor is linked to today. */
  readonly links?: readonly LinkedParty[];
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}
