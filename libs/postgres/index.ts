export { isUnavailable, unavailability } from './postgres-errors.js';
export type { PostgresPool, Session } from './postgres-pool.js';
export { PostgresUnusable } from './postgres-unusable.js';
export { openPostgres } from './postgres.js';
export type { Postgres, PostgresOptions } from './postgres.js';
export { parsePostgresUrl } from './postgres-url.js';
