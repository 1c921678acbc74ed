import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The environment of a test's program, without its settings. Compiled modules are kept between starts. */
export const programEnvironment = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: join(tmpdir(), 'lenkwerk-compiled'),
} as const;
