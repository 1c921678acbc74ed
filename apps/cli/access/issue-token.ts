import type { Api, CommandAnswer } from '../api/api.js';
import { WORKER } from '../../../libs/commands/roles.js';
import { randomUUID } from 'node:crypto';

/** The actor of the token, an existing or a new one, and the token's days. */
export interface TokenWish {
  readonly actor?: string;
  readonly label?: string;
  readonly roles: readonly string[];
  /** Of the role `worker`. */
  readonly jobTypes?: readonly string[];
  /** 1 to 400; left out: as the server has it. */
  readonly days?: number;
}

export interface IssuedToken {
  readonly token: string;
  readonly id: string;
  readonly actor: string;
  readonly roles: readonly string[];
}

const DAY = 86_400_000;

/** Registers the actor where none is named, gives the roles, issues the token. @param now milliseconds of the machine clock */
export async function issueToken(api: Api, wish: TokenWish, now: number): Promise<IssuedToken> {
  const { label, roles, jobTypes, days } = wish;
  const key = `cli ${randomUUID()}`;
  const send = <T = CommandAnswer>(path: string, body: object, part: string): Promise<T> =>
    api.post<T>(path, body, { 'idempotency-key': `${key} ${part}` });
  const actor = wish.actor ?? (await send('/actors', { label, kind: 'service' }, 'actor')).id;
  for (const role of roles) {
    const types = role === WORKER && jobTypes !== undefined ? { jobTypes } : {};
    await send(`/actors/${actor}/grants`, { role, scope: 'everywhere', ...types }, role);
  }
  const expires = days === undefined ? {} : { expires: new Date(now + days * DAY).toISOString() };
  const body = { actor, ...(label !== undefined && { label }), ...expires };
  const { token, id } = await send<CommandAnswer & { readonly token: string }>('/access-tokens', body, 'token');
  return { token, id, actor, roles };
}
