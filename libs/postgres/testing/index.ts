export { hasPostgres, ThrowAwayDatabase } from './throw-away-database.js';
