import type { CommandOf } from '#commands';
import type { Clock, Decider, Message, StreamDefinition } from '#event-sourcing';
import { accept, acceptAsIs, daysAfter, machineClock, refuse, refuseInput, refuseReference } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import { actorDecider } from '../actor/actor.js';
import type { accessTokenCommands, IssueToken } from './access-token.commands.js';

export const TOKEN_DAYS = { default: 90, most: 400 } as const;

export type AccessToken =
  | { readonly status: 'unknown' }
  | { readonly status: 'issued'; readonly actor: string; readonly secretHash: string; readonly expiresAt: string }
  | { readonly status: 'revoked' };

/** `secretHash`: SHA-256, hex. `expiresAt`: machine clock, ISO 8601 UTC with milliseconds; from then on it does not hold. */
export type AccessTokenEvent =
  | Message<
      'TokenIssued',
      { readonly actor: string; readonly secretHash: string; readonly expiresAt: string; readonly label?: string }
    >
  | Message<'TokenRevoked', { readonly reason?: string }>;

export type AccessTokenCommand = CommandOf<(typeof accessTokenCommands)[number]>;

export type AccessTokenRefusal =
  | 'token is issued already'
  | 'actor does not exist'
  | 'token would have expired already'
  | 'token holds at most 400 days';

interface AccessTokenFacts {
  /** Machine clock: the validity of tokens does not depend on the log's own clock. */
  readonly now: string;
  readonly actorExists: boolean;
}

export const accessTokenDecider: Decider<
  AccessTokenCommand,
  AccessToken,
  AccessTokenEvent,
  AccessTokenRefusal,
  AccessTokenFacts
> = {
  category: 'accessToken',
  initial: { status: 'unknown' },
  events: { TokenIssued: 1, TokenRevoked: 1 },
  german: {
    'token is issued already': 'Das Zugangstoken ist schon ausgegeben.',
    'actor does not exist': 'Den Akteur gibt es nicht.',
    'token would have expired already': 'Das Zugangstoken wäre schon abgelaufen.',
    'token holds at most 400 days': 'Ein Zugangstoken gilt höchstens 400 Tage.',
  },
  decide: (command, token, facts) => {
    switch (command.type) {
      case 'IssueToken':
        if (token.status !== 'unknown') return refuse('token is issued already');
        return decideIssue(command.data, facts);
      case 'RevokeToken':
        if (token.status === 'revoked') return acceptAsIs('is revoked already');
        return accept<AccessTokenEvent>({ type: 'TokenRevoked', data: command.data });
    }
  },
  evolve: (token, event) => {
    switch (event.type) {
      case 'TokenIssued': {
        const { actor, secretHash, expiresAt } = event.data;
        return { status: 'issued', actor, secretHash, expiresAt };
      }
      case 'TokenRevoked':
        return { status: 'revoked' };
      case 'DateRefined':
        return token;
    }
  },
};

type IssueData = Extract<AccessTokenCommand, { type: typeof IssueToken.type }>['data'];

function decideIssue(
  { actor, secretHash, expires, label }: IssueData,
  { now, actorExists }: AccessTokenFacts,
): ReturnType<typeof accessTokenDecider.decide> {
  if (!actorExists) return refuseReference('actor does not exist', 'actor');
  const expiresAt = expires === undefined ? daysAfter(now, TOKEN_DAYS.default) : inUtc(expires);
  if (expiresAt <= now) return refuseInput('token would have expired already', 'expires');
  if (expiresAt > daysAfter(now, TOKEN_DAYS.most)) return refuseInput('token holds at most 400 days', 'expires');
  return accept({ type: 'TokenIssued', data: { actor, secretHash, expiresAt, ...(label !== undefined && { label }) } });
}

// Not `new Date(text)`: RFC 3339 allows a leap second, which only Temporal reads.
function inUtc(instant: string): string {
  return new Date(Temporal.Instant.from(instant).epochMilliseconds).toISOString();
}

export function accessTokenStreamBy(
  clock: Clock,
): StreamDefinition<AccessTokenCommand, AccessToken, AccessTokenEvent, AccessTokenRefusal, AccessTokenFacts> {
  return {
    decider: accessTokenDecider,
    facts: async ({ type, data }, _token, read) => ({
      now: clock.now(),
      actorExists: type !== 'IssueToken' || (await read.state(actorDecider, data.actor)).status !== 'unknown',
    }),
  };
}

export const accessTokenStream = accessTokenStreamBy(machineClock);
