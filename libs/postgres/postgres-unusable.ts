/**
 * Why a PostgreSQL cannot be used: `url` (not a URL), `unreachable`, `refused` (user, password, rights), `missing` (no such
 * database), `unfit` (too old, or not in UTF-8), `foreign` (a schema of that name belongs to another program), `newer`
 * (created by a later Lenkwerk).
 */
export type UnusableReason = 'url' | 'unreachable' | 'refused' | 'missing' | 'unfit' | 'foreign' | 'newer';

/** A PostgreSQL cannot be used. The message is one sentence with advice, without the password. */
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
