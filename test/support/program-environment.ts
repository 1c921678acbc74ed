import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program of a test finds in its environment beside its settings: compiled modules are kept between starts. */
export const programEnvironment = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: join(tmpdir(), 'lenkwerk-compiled'),
} as const;
