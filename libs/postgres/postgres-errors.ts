import { PostgresUnusable } from './postgres-unusable.js';

/** Classes of SQLSTATE (PostgreSQL, appendix A): connection, resources, operator intervention, system. */
const CLASSES_FOR_NOW = new Set(['08', '53', '57', '58']);
/**
 * Read-only after a failover, session ended while idle in a transaction, wrong user or password or no database (of a server
 * that worked before), serialisation failure, deadlock, lock timeout.
 */
const FOR_NOW = new Set(['25006', '25P03', '25P04', '28000', '28P01', '3D000', '40001', '40P01', '55P03']);
/** Messages of `pg` and `pg-pool` about a connection that have no code. */
const CONNECTION_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/u;

/** The SQLSTATE of an error from the server. */
export function sqlStateOf(error: unknown): string | undefined {
  return hasCode(error) && 'severity' in error ? error.code : undefined;
}

/** Whether the error is a fault outside of the program, which may pass or can be repaired. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return CLASSES_FOR_NOW.has(state.slice(0, 2)) || FOR_NOW.has(state);
  // Under jest socket errors come from another realm: instanceof does not hold for them.
  if (hasCode(error) && /^(E[A-Z]+|ERR_(SOCKET|STREAM|SSL|TLS)_\w+)$/u.test(error.code)) return true;
  return CONNECTION_MESSAGES.test(messageOf(error));
}

/** The reason as text. It has no data, since it is used only for errors that are `isUnavailable`. */
export function unavailability(error: unknown): string {
  const message = messageOf(error);
  const code = hasCode(error) ? error.code : undefined;
  return [message, code].filter((part) => part !== undefined && part !== '').join(', ') || 'no reason given';
}

/** The error for a person who starts a program, with advice. */
export function unusable(error: unknown, place: string, database: string): unknown {
  if (error instanceof PostgresUnusable) return error;
  const options = { cause: error };
  switch (sqlStateOf(error)) {
    case '28000':
    case '28P01':
      return new PostgresUnusable(
        `PostgreSQL at ${place} refuses the user or the password: check both in the URL`,
        'refused',
        options,
      );
    case '3D000':
      return new PostgresUnusable(
        `there is no database "${database}" at ${place}: create it (createdb --encoding UTF8), or name another one`,
        'missing',
        options,
      );
    case '42501':
      return new PostgresUnusable(
        `the user of the URL may not make what Lenkwerk needs at ${place}: make it the owner of the database`,
        'refused',
        options,
      );
    case undefined:
    default:
      if (sqlStateOf(error) !== undefined && !isUnavailable(error)) return error;
      return new PostgresUnusable(
        `PostgreSQL cannot be used at ${place} (${unavailability(error)}): is it running, and is the URL right?`,
        'unreachable',
        options,
      );
  }
}

function hasCode(error: unknown): error is { readonly code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}
