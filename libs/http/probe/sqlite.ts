import 'node:sqlite';
export {};
