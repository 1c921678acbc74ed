import type { NamedValues } from '../instance/variables.js';
import { tooLargeAmong } from '../instance/variables.js';

/** Characters of JSON that all variables of one message or signal may have: with them its event stays below 1 MiB. */
const MAX_VARIABLES = 512 * 1024;

/** The field that is too large: one variable, or all of them together. */
export function tooLargeField(variables: NamedValues): string | undefined {
  const large = tooLargeAmong(variables);
  if (large !== undefined) return `variables.${large}`;
  return JSON.stringify(variables).length > MAX_VARIABLES ? 'variables' : undefined;
}
