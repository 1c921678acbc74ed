import { wholeNumber } from '../terminal/option-values.js';

/** The option of commands about one version of a report. */
export const VERSION = [
  '--version-of-report <n>',
  'a version; without it the newest',
  wholeNumber('--version-of-report', 1, 10_000),
] as const;

/** The version as the server is asked for it. */
export function queryOf(version: number | undefined): string {
  return version === undefined ? '' : `?version=${version}`;
}
