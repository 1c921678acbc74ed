import { badField } from '../problems/problem.js';

/**
 * Evidence of the kind `system` and parties of the kind `policy` are written by the program's policies alone.
 * @throws Problem 400 that names the field, anywhere in a body of people
 */
export function refuseMachineClaims(body: unknown, path = ''): void {
  if (typeof body !== 'object' || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (name === 'kind' && value === 'system' && isEvidence(path)) throw onlyPolicies(at, 'system');
    if (name === 'kind' && value === 'policy') throw onlyPolicies(at, 'policy');
    refuseMachineClaims(value, at);
  }
}

function isEvidence(path: string): boolean {
  return /(?:^|\.)\w*evidence$/i.test(path);
}

function onlyPolicies(field: string, kind: string): ReturnType<typeof badField> {
  return badField(field, `${field} must not be ${kind}: only the program's policies write it`);
}
