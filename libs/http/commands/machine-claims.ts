import { machineClaimIn } from '#commands';
import { badField } from '../problems/problem.js';

/**
 * Evidence of the kind `system` and parties of the kind `policy` are written by the program's policies alone.
 * @throws Problem 400 that names the field, anywhere in a body of people
 */
export function refuseMachineClaims(body: unknown): void {
  const found = machineClaimIn(body);
  if (found !== undefined) throw badField(found.field, found.message);
}
