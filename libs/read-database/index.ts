export { NoReadDatabase } from './read-file.js';
export * from './sqlite-read-database.js';
