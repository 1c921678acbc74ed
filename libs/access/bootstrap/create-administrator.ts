import type { CommandHandler } from '#event-sourcing';
import { idFrom } from '#event-sourcing';
import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { accessTokenDecider } from '../access-token/access-token.js';
import type { Token } from '../access-token/token-text.js';
import { parseToken, SECRET_BYTES, tokenText } from '../access-token/token-text.js';
import { issueFor, TokenNotCreated } from './create-token.js';

/** The same in every log: whether a log has its first administrator is asked of these two streams. */
const ACTOR_ID = idFrom('the first administrator');
const TOKEN_ID = idFrom("the first administrator's token");

interface AdministratorWish {
  readonly handler: CommandHandler;
  /** Path of the file that takes the token, mode 0600. */
  readonly file: string;
  /** Machine clock, ISO 8601 UTC. */
  readonly now: string;
}

/**
 * Gives a new log an actor with the role administrator, and writes the token for it to a file, once: `false` when the
 * log had one before. The file is durable before the token is issued, so that an interruption loses nothing; the next
 * start continues with the token of the file. @throws TokenNotCreated when the file exists and holds no such token.
 */
export async function createAdministrator({ handler, file, now }: AdministratorWish): Promise<boolean> {
  const { state } = await handler.states.current(accessTokenDecider, TOKEN_ID);
  if (state.status !== 'unknown') return false;
  const { token, written } = await tokenInFile(file);
  const wish = { handler, roles: ['administrator'], label: 'administrator', now } as const;
  const results = await issueFor(wish, ACTOR_ID, token, 'first administrator');
  const refused = results.find((result) => !result.done);
  if (refused?.done !== false) return true;
  // Another server on the same log was faster: its token holds, ours never will.
  if (written) await rm(file, { force: true });
  if (refused.refusal.kind === 'impossible' || refused.refusal.kind === 'keyReused') return false;
  throw new TokenNotCreated(refused.refusal.reason);
}

async function tokenInFile(file: string): Promise<{ readonly token: Token; readonly written: boolean }> {
  const token = { id: TOKEN_ID, secret: randomBytes(SECRET_BYTES) };
  if (await writeNew(file, `${tokenText(token)}\n`)) return { token, written: true };
  const found = parseToken((await readFile(file, 'utf8')).trim());
  if (found?.id === TOKEN_ID) return { token: found, written: false };
  throw new TokenNotCreated(`${file} is in the way: it holds no administrator token; move it away and start again`);
}

/** The name appears with the whole content only; `link` never replaces a file. */
async function writeNew(file: string, text: string): Promise<boolean> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx', mode: 0o600, flush: true });
    if (!(await linked(temporary, file))) return false;
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
