import type { CommandHandler, CommandResult, Evidence } from '#event-sourcing';
import { daysAfter } from '#event-sourcing';
import { WORKER } from '#commands';
import type { Role } from '#http';
import { randomBytes, randomUUID } from 'node:crypto';
import { accessTokenStreamBy, TOKEN_DAYS } from '../access-token/access-token.js';
import { IssueToken } from '../access-token/access-token.commands.js';
import type { Token } from '../access-token/token-text.js';
import { SECRET_BYTES, secretHashOf, tokenText } from '../access-token/token-text.js';
import { GiveGrant, RegisterActor } from '../actor/actor.commands.js';
import { actorStream } from '../actor/actor-stream.js';

export interface TokenWish {
  /** The command handler of an open store; the caller needs no authorisation. */
  readonly handler: CommandHandler;
  readonly roles: readonly Role[];
  /** For the role `worker`: the types of jobs that it may work on. Left out: all. */
  readonly jobTypes?: readonly string[];
  /** The purpose of the token; no names of people. */
  readonly label: string;
  /** 1 to 400. */
  readonly days?: number;
  /** Machine clock, ISO 8601 UTC. */
  readonly now: string;
}

export class TokenNotCreated extends Error {
  override readonly name = 'TokenNotCreated';
}

/** A new actor with these roles, and a token for it: the text, which is stored nowhere. @throws TokenNotCreated */
export async function createToken(wish: TokenWish): Promise<string> {
  const { days = TOKEN_DAYS.default } = wish;
  if (!Number.isInteger(days) || days < 1 || days > TOKEN_DAYS.most) {
    throw new TokenNotCreated(`a token holds 1 to ${TOKEN_DAYS.most} days, not ${days}`);
  }
  const actor = randomUUID();
  const token = { id: randomUUID(), secret: randomBytes(SECRET_BYTES) };
  const results = await issueFor(wish, actor, token, randomUUID());
  const refused = results.find((result) => !result.done);
  if (refused?.done === false) throw new TokenNotCreated(refused.refusal.reason);
  return tokenText(token);
}

/** Registers the actor, gives it the roles, issues the token, each once for a key; stops at the first refusal. */
export async function issueFor(
  wish: TokenWish,
  actor: string,
  token: Token,
  key: string,
): Promise<readonly CommandResult[]> {
  const { handler, roles, jobTypes, label, days = TOKEN_DAYS.default, now } = wish;
  const issue = {
    actor,
    expires: daysAfter(now, days),
    label,
    secretHash: secretHashOf(token.secret),
  };
  const commands = [
    {
      definition: actorStream,
      id: actor,
      type: RegisterActor.type,
      creates: true,
      data: { label, kind: 'service' },
      part: '',
    },
    ...roles.map((role) => ({
      definition: actorStream,
      id: actor,
      type: GiveGrant.type,
      creates: false,
      data: {
        role,
        scope: 'everywhere',
        from: ALWAYS,
        ...(role === WORKER && jobTypes !== undefined && { jobTypes }),
      },
      part: role,
    })),
    {
      definition: accessTokenStreamBy({ now: () => now }),
      id: token.id,
      type: IssueToken.type,
      creates: true,
      data: issue,
      part: '',
    },
  ];
  const results: CommandResult[] = [];
  for (const { definition, part, ...command } of commands) {
    const result = await handler.handle({
      ...command,
      definition,
      received: { path: { id: command.id }, body: command.data },
      evidence: EVIDENCE,
      envelope: { actor: 'system', grants: [], key: `${key} ${part}`, correlationId: key },
    });
    results.push(result);
    if (!result.done) break;
  }
  return results;
}

/**
 * A day before any log: a clock that was ahead when the grant was given, and is put right, takes nobody's role away. What
 * ends these roles is the token's end, or a withdrawal.
 */
const ALWAYS = '1970-01-01';

const EVIDENCE: Evidence = { kind: 'system', policy: 'access' };
