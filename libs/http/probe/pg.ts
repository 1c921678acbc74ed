import 'pg';
export {};
