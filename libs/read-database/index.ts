export { openPostgresReadDatabase } from './postgres-read-database.js';
export type { PostgresReadDatabase, PostgresReadDatabaseOptions } from './postgres-read-database.js';
export type { ReadDatabase } from './read-database.js';
export { NoReadDatabase } from './read-file.js';
export { openSqliteReadDatabase } from './sqlite-read-database.js';
export type { SqliteReadDatabaseOptions } from './sqlite-read-database.js';
