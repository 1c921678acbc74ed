import type { BusinessClock, Clock, StreamStates } from '#event-sourcing';
import type { Caller } from '#http';
import { accessTokenDecider } from '../access-token/access-token.js';
import { parseToken, sameHash, secretHashOf } from '../access-token/token-text.js';
import { activeGrants, activeLinks, actorDecider } from '../actor/actor.js';
import { FreshStates } from './fresh-states.js';

/** One answer for every invalid token: it does not show the fault. */
export type AuthenticationFailure = 'a bearer token is needed' | 'token does not hold';

export type Authenticated =
  | { readonly authenticated: true; readonly caller: Caller }
  | { readonly authenticated: false; readonly reason: AuthenticationFailure };

const NO_HASH = '00'.repeat(32);

/** Identifies the caller. Tokens hold by the machine clock, grants by the day of the business clock. */
export class Authentication {
  readonly #states: FreshStates;

  constructor(
    states: Pick<StreamStates, 'cached' | 'current'>,
    private readonly businessClock: BusinessClock,
    private readonly machineClock: Clock,
  ) {
    this.#states = new FreshStates(states, machineClock);
  }

  /** `bearer`: the token's text. @throws StoreUnavailable when the token's stream cannot be read. */
  async authenticate(bearer: string | undefined): Promise<Authenticated> {
    if (bearer === undefined) return failure('a bearer token is needed');
    const presented = parseToken(bearer);
    if (presented === undefined) return failure('token does not hold');
    const token = await this.#states.state(accessTokenDecider, presented.id);
    const known = token.status === 'issued' ? token.secretHash : NO_HASH;
    const right = sameHash(secretHashOf(presented.secret), known);
    if (!right || token.status !== 'issued' || token.expiresAt <= this.machineClock.now()) {
      return failure('token does not hold');
    }
    const actor = await this.#states.state(actorDecider, token.actor);
    const today = this.businessClock.today();
    const grants = activeGrants(actor, today).map(({ role, jobTypes }) => ({
      role,
      ...(jobTypes !== undefined && { jobTypes }),
    }));
    return { authenticated: true, caller: { actor: token.actor, grants, links: activeLinks(actor, today) } };
  }
}

function failure(reason: AuthenticationFailure): Authenticated {
  return { authenticated: false, reason };
}
