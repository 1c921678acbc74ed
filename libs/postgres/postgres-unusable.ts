/**
 * Why a PostgreSQL cannot be used: `url` (none), `unreachable`, `refused` (user, password, rights), `missing` (no such
 * database), `unfit` (too old, or not in UTF-8), `foreign` (a schema of that name is something else's), `newer` (made
 * by a later Lenkwerk).
 */
export type UnusableReason = 'url' | 'unreachable' | 'refused' | 'missing' | 'unfit' | 'foreign' | 'newer';

/** A PostgreSQL cannot be used as it is; the message is one sentence that says what to do, without the password. */
export class PostgresUnusable extends Error {
  override readonly name = 'PostgresUnusable';
  constructor(
    message: string,
    readonly reason: UnusableReason,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
