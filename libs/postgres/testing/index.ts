export { describeOnPostgres, hasPostgres, ThrowAwayDatabase } from './throw-away-database.js';
export { PostgresCluster } from './postgres-cluster.js';
